package io.tallystick.topology.stage;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.pipeline.LedgerStep;
import io.tallystick.ledger.pipeline.LedgerTask;
import io.tallystick.ledger.pipeline.SealerOutput;
import io.tallystick.schemas.Sha256;
import io.tallystick.topology.state.CommitScope;
import io.tallystick.topology.state.CommitStore;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Appends steps to the ledger and lets its contracts run; passes on blocks, when one is full and at every commit, and what
 * outcomes mean to others, in the same transaction.
 */
final class SealProcessor implements Processor<Object, LedgerStep, Object, Object>, SealerOutput {
    private final Genesis genesis;
    private final StageMetrics metrics;
    private ProcessorContext<Object, Object> context;
    private CommitStore<LedgerTask> store;
    private LedgerTask task;
    private OutcomeForwarder outcomes;
    private Wake wake;
    private int ledger;

    SealProcessor(Genesis genesis, StageMetrics metrics) {
        this.genesis = genesis;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        this.ledger = context.taskId().partition();
        this.store = context.getStateStore(Names.LEDGER_STATE);
        this.task = store.open(ledger);
        this.outcomes = new OutcomeForwarder(genesis, ledger, context, metrics);
        this.wake = new Wake(context, this::fireDue);
        metrics.sealerOpened(
                ledger, task.sealer().head().height(), task.sealer().head().size());
        CommitScope scope = new CommitScope(context);
        store.atCommit(() -> scope.run(this::commit));
        wakeWhenDue();
    }

    @Override
    public void process(Record<Object, LedgerStep> record) {
        if (record.value() instanceof LedgerStep.Accept accept) {
            metrics.accepted(ledger, accept.event().envelope().issuedAtMillis(), record.timestamp());
        }
        task.sealer().append(record.value(), this);
        wakeWhenDue();
    }

    private void fireDue() {
        task.sealer().fireDue(this);
        wakeWhenDue();
    }

    /** Under event time only events move the clock: nothing can be due that they have not fired. */
    private void wakeWhenDue() {
        if (genesis.clock() == LedgerClockKind.WALL) {
            wake.at(task.contracts().nextDueMillis(), task.sealer().peekMillis());
        }
    }

    /** Closes the open block and writes the state, so that block, state and input offsets commit in one transaction. */
    private void commit() {
        task.sealer().seal(this);
        task.write();
    }

    @Override
    public void outcome(long index, OutcomeEntry entry, long timeMillis) {
        outcomes.forward(index, entry);
    }

    @Override
    public void block(Block block) {
        metrics.sealed(ledger, block);
        io.tallystick.schemas.Block record = new io.tallystick.schemas.Block(
                genesis.network(),
                ledger,
                block.seal().height(),
                block.seal().first(),
                Instant.ofEpochMilli(block.seal().timeMillis()),
                block.entryCount(),
                ByteBuffer.wrap(block.bundle()),
                new Sha256(block.root()));
        context.forward(new Record<>(block.seal().first(), record, block.seal().timeMillis()), Names.BLOCKS);
    }

    @Override
    public void close() {
        metrics.sealerClosed(ledger);
        store.release();
    }
}
