package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.entry.OutcomeEntry;
import java.util.function.Consumer;

/** Takes what the last stage makes, in ledger order. */
public interface SealerOutput {
    /** A block was closed. */
    void block(Block block);

    /**
     * An outcome was appended to the open block; the block itself follows when it is closed.
     *
     * @param index the outcome's index
     * @param timeMillis the ledger's clock, milliseconds since 1970
     */
    void outcome(long index, OutcomeEntry entry, long timeMillis);

    /** Takes blocks only: outcomes are in them. */
    static SealerOutput blocks(Consumer<Block> blocks) {
        return new SealerOutput() {
            @Override
            public void block(Block block) {
                blocks.accept(block);
            }

            @Override
            public void outcome(long index, OutcomeEntry entry, long timeMillis) {}
        };
    }
}
