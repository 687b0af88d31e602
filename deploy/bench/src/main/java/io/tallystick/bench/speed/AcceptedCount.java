package io.tallystick.bench.speed;

import io.tallystick.bench.cluster.BundleReader;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.pipeline.Rejection;
import io.tallystick.topology.stage.StageMetrics;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;

/** Makes sure that what is measured is what is meant: that every record became an event of a sealed block. */
public final class AcceptedCount implements StageMetrics {
    private final LongAdder accepted = new LongAdder();
    private final LongAdder sealed = new LongAdder();
    private final LongAdder others = new LongAdder();
    private final LongAdder outcomes = new LongAdder();

    @Override
    public void rejected(int ledger, Rejection rejection) {
        others.increment();
    }

    @Override
    public void duplicate(int ledger) {
        others.increment();
    }

    @Override
    public void accepted(int ledger, long eventMillis, long takenMillis) {
        accepted.increment();
    }

    @Override
    public void sealed(int ledger, Block block) {
        sealed.add(block.seal().counts().events());
        BundleReader entries = new BundleReader(ByteBuffer.wrap(block.bundle()));
        while (entries.next()) {
            outcomes.add(block.bundle()[entries.offset()] == EntryKind.OUTCOME.code() ? 1 : 0);
        }
    }

    /** How many outcomes of contracts were sealed. */
    public long outcomes() {
        return outcomes.sum();
    }

    /**
     * Checks that exactly so many records were taken, and each accepted and sealed.
     *
     * @throws IllegalStateException saying what became of them
     */
    public void require(long records) {
        if (accepted.sum() != records || sealed.sum() != records || others.sum() != 0) {
            throw new IllegalStateException("want " + records + " events accepted and sealed and none refused, got "
                    + accepted + " accepted, " + sealed + " sealed and " + others + " refused or dropped");
        }
    }
}
