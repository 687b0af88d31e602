package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.entry.InputRange;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The stages joined without Kafka: for tests, replays and benchmarks of the pure core. */
public final class LedgerPipeline {
    private final LedgerTask task;
    private final Consumer<Block> blocks;
    private final Sequencer.Output output;

    /**
     * @param blocks takes each block as it is closed
     * @param rejections takes each refusal
     */
    public LedgerPipeline(LedgerTask task, Consumer<Block> blocks, Consumer<Rejection> rejections) {
        this.task = task;
        this.blocks = blocks;
        this.output = new Sequencer.Output() {
            @Override
            public void step(LedgerStep step) {
                task.sealer().append(step, blocks);
            }

            @Override
            public void duplicate() {
                task.sealer().duplicate();
            }

            @Override
            public void rejected(byte[] envelope, long offset, Rejection rejection) {
                task.sealer().rejected();
                rejections.accept(rejection);
            }
        };
    }

    /**
     * Takes one input record.
     *
     * @param recordKey the subject
     * @param offset where it lay in the topic {@code events}
     */
    public void accept(String recordKey, byte[] envelope, long offset) {
        Sealer sealer = task.sealer();
        sealer.input(InputRange.Source.EVENTS, offset);
        Verdict verdict = task.authenticator()
                .authenticate(
                        recordKey == null ? null : recordKey.getBytes(StandardCharsets.UTF_8),
                        ExaminedEnvelope.of(envelope),
                        task.state(),
                        sealer.time());
        if (verdict instanceof AuthenticatedEvent event) {
            task.sequencer().order(event, offset, sealer.time(), output);
        } else if (verdict instanceof AuthenticatedRevocation revocation) {
            task.sequencer().order(revocation, offset, output);
        } else {
            output.rejected(envelope, offset, (Rejection) verdict);
        }
    }

    /** Gives up gaps whose time is over. */
    public void tick() {
        if (task.sequencer().isDue(task.sealer().peekMillis())) {
            task.sequencer().tick(task.sealer().time(), output);
        }
    }

    /** Closes the open block and writes the state: what a commit does. */
    public void commit() {
        task.sealer().seal(blocks);
        task.write();
    }
}
