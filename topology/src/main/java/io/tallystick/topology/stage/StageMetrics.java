package io.tallystick.topology.stage;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.pipeline.Rejection;

/** What the stages report of themselves; whoever runs the topology decides where it goes. */
public interface StageMetrics {
    /** Reports nothing. */
    StageMetrics NONE = new StageMetrics() {
        @Override
        public void rejected(int ledger, Rejection rejection) {}

        @Override
        public void duplicate(int ledger) {}

        @Override
        public void accepted(int ledger, long eventMillis, long takenMillis) {}

        @Override
        public void sealed(int ledger, Block block) {}

        @Override
        public void signed(int ledger, long blockMillis, long treeSize) {}
    };

    void rejected(int ledger, Rejection rejection);

    void duplicate(int ledger);

    /**
     * An event was entered.
     *
     * @param eventMillis when its device issued it, milliseconds since 1970
     * @param takenMillis when Kafka took it, milliseconds since 1970; -1 if not known
     */
    void accepted(int ledger, long eventMillis, long takenMillis);

    void sealed(int ledger, Block block);

    /**
     * A checkpoint was signed.
     *
     * @param blockMillis the time of the last block it covers
     */
    void signed(int ledger, long blockMillis, long treeSize);
}
