package io.tallystick.topology.stage;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.pipeline.Rejection;
import io.tallystick.topology.outcome.OutgoingRecord;

/** What the stages report of themselves; whoever runs the topology decides where it goes. */
public interface StageMetrics {
    /** Reports nothing. */
    StageMetrics NONE = new StageMetrics() {};

    /**
     * This instance takes up the sealing of a ledger; what it had reported of an open block before did not come to be.
     *
     * @param height how many blocks the ledger has
     * @param treeSize how many entries the ledger has
     */
    default void sealerOpened(int ledger, long height, long treeSize) {}

    /** This instance no longer seals the ledger. */
    default void sealerClosed(int ledger) {}

    /**
     * This instance takes up the signing of a ledger.
     *
     * @param treeSize how many entries its last signed checkpoint covers
     */
    default void signerOpened(int ledger, long treeSize) {}

    /** This instance no longer signs the ledger. */
    default void signerClosed(int ledger) {}

    default void rejected(int ledger, Rejection rejection) {}

    default void duplicate(int ledger) {}

    /**
     * An event is about to be entered; the block that holds it is reported next, or after other events.
     *
     * @param eventMillis when its device issued it, milliseconds since 1970
     * @param takenMillis when Kafka took it, milliseconds since 1970; -1 if not known
     */
    default void accepted(int ledger, long eventMillis, long takenMillis) {}

    default void sealed(int ledger, Block block) {}

    /** An outcome made a record of a topic. */
    default void outcome(int ledger, OutgoingRecord.Topic topic) {}

    /**
     * A checkpoint was signed.
     *
     * @param blockMillis the time of the last block it covers
     */
    default void signed(int ledger, long blockMillis, long treeSize) {}
}
