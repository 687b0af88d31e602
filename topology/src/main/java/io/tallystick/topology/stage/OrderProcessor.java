package io.tallystick.topology.stage;

import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.pipeline.AuthenticatedControl;
import io.tallystick.ledger.pipeline.AuthenticatedEvent;
import io.tallystick.ledger.pipeline.LedgerStep;
import io.tallystick.ledger.pipeline.LedgerTask;
import io.tallystick.ledger.pipeline.Rejection;
import io.tallystick.ledger.pipeline.Sealer;
import io.tallystick.ledger.pipeline.Sequencer;
import io.tallystick.ledger.pipeline.Verdict;
import io.tallystick.topology.state.CommitStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Puts authenticated envelopes in order and passes on the steps that the ledger is to take. */
final class OrderProcessor implements Processor<byte[], Verdict, Object, Object>, Sequencer.Output {
    private final String eventsTopic;
    private final Duration tick;
    private final StageMetrics metrics;
    private ProcessorContext<Object, Object> context;
    private LedgerTask task;
    private int ledger;
    private long timestamp;
    /** What looks at gaps, or null while no envelope waits. */
    private Cancellable ticking;

    OrderProcessor(String eventsTopic, Duration tick, StageMetrics metrics) {
        this.eventsTopic = eventsTopic;
        this.tick = tick;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        this.ledger = context.taskId().partition();
        CommitStore<LedgerTask> store = context.getStateStore(Names.LEDGER_STATE);
        this.task = store.open(ledger);
        stopTicking();
        // A new ledger's block with its genesis is open from the start; one tick brings the commit that seals it.
        if (task.sealer().isOpen() || task.held() > 0) {
            startTicking();
        }
    }

    @Override
    public void process(Record<byte[], Verdict> record) {
        timestamp = record.timestamp();
        long offset = context.recordMetadata().orElseThrow().offset();
        if (record.value() instanceof AuthenticatedEvent event) {
            task.sequencer().order(event, offset, task.sealer().time(), this);
        } else if (record.value() instanceof AuthenticatedControl control) {
            task.sequencer().order(control, offset, this);
        } else {
            throw new IllegalStateException("only what is authenticated comes here, got " + record.value());
        }
        if (task.held() > 0) {
            startTicking();
        }
    }

    /** Kafka Streams commits after every punctuation, so an idle ledger must have none: the last one ends itself. */
    private void startTicking() {
        if (ticking == null) {
            ticking = context.schedule(tick, PunctuationType.WALL_CLOCK_TIME, this::tick);
        }
    }

    private void stopTicking() {
        if (ticking != null) {
            ticking.cancel();
            ticking = null;
        }
    }

    private void tick(long now) {
        Sealer sealer = task.sealer();
        if (task.sequencer().isDue(sealer.peekMillis())) {
            timestamp = now;
            task.sequencer().tick(sealer.time(), this);
        }
        if (task.held() == 0) {
            stopTicking();
        }
    }

    @Override
    public void step(LedgerStep step) {
        context.forward(new Record<>(null, step, timestamp), Names.SEAL);
    }

    @Override
    public void duplicate() {
        task.sealer().duplicate();
        metrics.duplicate(ledger);
    }

    @Override
    public void rejected(byte[] envelope, long offset, Rejection rejection) {
        task.sealer().rejected();
        metrics.rejected(ledger, rejection);
        Rejections.Coordinates from = new Rejections.Coordinates(eventsTopic, ledger, offset, timestamp);
        SignedEnvelope signed = decode(envelope);
        byte[] subject = signed.subject().getBytes(StandardCharsets.UTF_8);
        io.tallystick.schemas.Rejection record = Rejections.record(
                rejection, subject, envelope, signed, from, task.sealer().time().millis());
        context.forward(new Record<>(subject, record, timestamp), Names.REJECTED);
    }

    private static SignedEnvelope decode(byte[] authenticEnvelope) {
        try {
            return SignedEnvelope.decode(authenticEnvelope);
        } catch (MalformedEnvelopeException e) {
            throw new IllegalStateException("an envelope that was authentic no longer decodes", e);
        }
    }
}
