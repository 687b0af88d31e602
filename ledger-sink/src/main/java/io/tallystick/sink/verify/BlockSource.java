package io.tallystick.sink.verify;

import java.io.IOException;
import java.util.List;

/** Where one ledger's blocks and signed checkpoints are read; what it gives is verified by whoever asks. */
public interface BlockSource {
    /** Takes blocks one by one. */
    @FunctionalInterface
    interface BlockVisitor {
        /** @return whether to go on with the next */
        boolean block(SourceBlock block) throws IOException;
    }

    /** All signed checkpoints, oldest first. */
    List<byte[]> checkpoints() throws IOException;

    /** The last signed checkpoints, a bounded number, oldest first. */
    List<byte[]> newestCheckpoints() throws IOException;

    /**
     * The blocks that there are at the time of the call, in order.
     *
     * @param index begins with the block that holds this entry; 0 for all
     */
    void blocks(long index, BlockVisitor visitor) throws IOException;
}
