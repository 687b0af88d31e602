package io.tallystick.cli;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.testing.TestNetwork;
import io.tallystick.sink.verify.BlockSource;
import io.tallystick.sink.verify.SourceBlock;
import java.io.IOException;
import java.util.List;

/** The blocks of a ledger that is not in Kafka, each signed. */
public final class PureBlocks implements BlockSource {
    private final TestNetwork network;
    private final int ledger;
    private final List<Block> blocks;

    public PureBlocks(TestNetwork network, int ledger, List<Block> blocks) {
        this.network = network;
        this.ledger = ledger;
        this.blocks = blocks;
    }

    @Override
    public List<byte[]> checkpoints() {
        return blocks.stream()
                .map(block -> new Checkpoint(network.genesis().origin(ledger), block.treeSize(), block.root())
                        .sign(network.checkpointSigner(ledger))
                        .bytes())
                .toList();
    }

    @Override
    public List<byte[]> newestCheckpoints() {
        return checkpoints();
    }

    @Override
    public void blocks(long index, BlockVisitor visitor) throws IOException {
        for (Block block : blocks) {
            if (block.treeSize() > index
                    && !visitor.block(new SourceBlock(
                            ledger,
                            block.seal().height(),
                            block.seal().first(),
                            block.seal().timeMillis(),
                            block.entryCount(),
                            block.bundle(),
                            block.root()))) {
                return;
            }
        }
    }
}
