package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.entry.InputRange;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The stages joined without Kafka: for tests, replays and benchmarks of the pure core. */
public final class LedgerPipeline {
    private final LedgerTask task;
    private final SealerOutput sealed;
    private final Sequencer.Output output;

    /**
     * @param blocks takes each block as it is closed
     * @param rejections takes each refusal
     */
    public LedgerPipeline(LedgerTask task, Consumer<Block> blocks, Consumer<Rejection> rejections) {
        this(task, SealerOutput.blocks(blocks), rejections);
    }

    /**
     * @param sealed takes each block as it is closed, and each outcome as it is appended
     * @param rejections takes each refusal
     */
    public LedgerPipeline(LedgerTask task, SealerOutput sealed, Consumer<Rejection> rejections) {
        this.task = task;
        this.sealed = sealed;
        this.output = new Sequencer.Output() {
            @Override
            public void step(LedgerStep step) {
                task.sealer().append(step, sealed);
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
        } else if (verdict instanceof AuthenticatedControl control) {
            task.sequencer().order(control, offset, output);
        } else {
            output.rejected(envelope, offset, (Rejection) verdict);
        }
    }

    /**
     * Takes one message of another ledger.
     *
     * @param offset where it lay in the topic {@code messages}
     * @see MessageOrder#order(int, long, long, byte[])
     */
    public void receive(int from, long sequence, long index, byte[] body, long offset) {
        task.sealer().input(InputRange.Source.MESSAGES, offset);
        MessageOrder.Decision decision = task.messages().order(from, sequence, index, body);
        if (decision instanceof MessageOrder.Decision.Next next) {
            output.step(next.step());
        } else if (decision instanceof MessageOrder.Decision.Refused refused) {
            output.rejected(body, offset, refused.rejection());
        } else {
            output.duplicate();
        }
    }

    /** Fires timers that are due and gives up gaps whose time is over. */
    public void tick() {
        task.sealer().fireDue(sealed);
        if (task.sequencer().isDue(task.sealer().peekMillis())) {
            task.sequencer().tick(task.sealer().time(), output);
        }
    }

    /** Closes the open block and writes the state: what a commit does. */
    public void commit() {
        task.sealer().seal(sealed);
        task.write();
    }
}
