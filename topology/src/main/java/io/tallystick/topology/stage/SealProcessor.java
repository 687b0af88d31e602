package io.tallystick.topology.stage;

import io.tallystick.ledger.block.Block;
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

/** Appends steps to the ledger and passes on blocks: when one is full, and at every commit. */
final class SealProcessor implements Processor<Object, LedgerStep, Long, io.tallystick.schemas.Block> {
    private final String network;
    private final StageMetrics metrics;
    private ProcessorContext<Long, io.tallystick.schemas.Block> context;
    private CommitStore<LedgerTask> store;
    private final SealerOutput output = SealerOutput.blocks(this::forward);
    private LedgerTask task;
    private int ledger;

    SealProcessor(String network, StageMetrics metrics) {
        this.network = network;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Long, io.tallystick.schemas.Block> context) {
        this.context = context;
        this.ledger = context.taskId().partition();
        this.store = context.getStateStore(Names.LEDGER_STATE);
        this.task = store.open(ledger);
        metrics.sealerOpened(
                ledger, task.sealer().head().height(), task.sealer().head().size());
        CommitScope scope = new CommitScope(context);
        store.atCommit(() -> scope.run(this::commit));
    }

    @Override
    public void process(Record<Object, LedgerStep> record) {
        if (record.value() instanceof LedgerStep.Accept accept) {
            metrics.accepted(ledger, accept.event().envelope().issuedAtMillis(), record.timestamp());
        }
        task.sealer().append(record.value(), output);
    }

    /** Closes the open block and writes the state, so that block, state and input offsets commit in one transaction. */
    private void commit() {
        task.sealer().seal(output);
        task.write();
    }

    private void forward(Block block) {
        metrics.sealed(ledger, block);
        io.tallystick.schemas.Block record = new io.tallystick.schemas.Block(
                network,
                ledger,
                block.seal().height(),
                block.seal().first(),
                Instant.ofEpochMilli(block.seal().timeMillis()),
                block.entryCount(),
                ByteBuffer.wrap(block.bundle()),
                new Sha256(block.root()));
        context.forward(new Record<>(block.seal().first(), record, block.seal().timeMillis()));
    }

    @Override
    public void close() {
        metrics.sealerClosed(ledger);
        store.release();
    }
}
