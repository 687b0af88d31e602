package io.tallystick.topology.stage;

import io.tallystick.ledger.entry.InputRange;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.pipeline.AuthenticatedEvent;
import io.tallystick.ledger.pipeline.ExaminedEnvelope;
import io.tallystick.ledger.pipeline.LedgerTask;
import io.tallystick.ledger.pipeline.Rejection;
import io.tallystick.ledger.pipeline.RejectionReason;
import io.tallystick.ledger.pipeline.Verdict;
import io.tallystick.schemas.serde.EventCodec;
import io.tallystick.schemas.serde.MalformedEventException;
import io.tallystick.topology.ahead.EnvelopeExaminer;
import io.tallystick.topology.ahead.ExaminedEnvelopes;
import io.tallystick.topology.state.CommitStore;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Takes records of the topic {@code events}; passes on what is authentic, refuses the rest. */
final class AuthenticateProcessor implements Processor<byte[], byte[], Object, Object> {
    private static final byte[] NOTHING = {};

    private final EnvelopeExaminer examiner;
    private final StageMetrics metrics;
    private ProcessorContext<Object, Object> context;
    private ExaminedEnvelopes ahead;
    private LedgerTask task;
    private int ledger;

    AuthenticateProcessor(EnvelopeExaminer examiner, StageMetrics metrics) {
        this.examiner = examiner;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        this.ledger = context.taskId().partition();
        CommitStore<LedgerTask> store = context.getStateStore(Names.LEDGER_STATE);
        this.task = store.open(ledger);
        this.ahead = examiner.envelopes(ledger);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        task.sealer().input(InputRange.Source.EVENTS, metadata.offset());
        ExaminedEnvelope examined = ahead.take(record.value());
        if (examined == null) {
            try {
                examined = ExaminedEnvelope.of(EventCodec.envelope(record.value() == null ? NOTHING : record.value()));
            } catch (MalformedEventException e) {
                reject(record, metadata, null, new Rejection(RejectionReason.MALFORMED, e.getMessage()));
                return;
            }
        }
        Verdict verdict = task.authenticator()
                .authenticate(
                        record.key(), examined, task.state(), task.sealer().time());
        if (verdict instanceof Rejection rejection) {
            reject(record, metadata, examined.envelope(), rejection);
            return;
        }
        if (verdict instanceof AuthenticatedEvent event && !examined.isCheckedWith(event.key())) {
            examiner.learn(event.envelope().keyId(), event.key());
        }
        context.forward(new Record<>(record.key(), verdict, record.timestamp()), Names.ORDER);
    }

    @Override
    public void close() {
        ahead.clear();
    }

    private void reject(
            Record<byte[], byte[]> record, RecordMetadata metadata, SignedEnvelope claimed, Rejection rejection) {
        task.sealer().rejected();
        metrics.rejected(ledger, rejection);
        Rejections.Coordinates from = new Rejections.Coordinates(
                metadata.topic(), metadata.partition(), metadata.offset(), record.timestamp());
        long now = task.sealer().time().millis();
        context.forward(
                new Record<>(
                        Rejections.recordKey(record.key()),
                        Rejections.record(rejection, record.key(), record.value(), claimed, from, now),
                        record.timestamp()),
                Names.REJECTED);
    }
}
