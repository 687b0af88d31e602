package io.tallystick.sink.verify;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.pipeline.ContractStage;
import io.tallystick.ledger.state.StateBackend;

/**
 * What a verification runs along with the entries: the contracts of each ledger, whose outcomes must be those of the ledger, byte
 * for byte. Ledgers are verified by several threads at once, each ledger by one.
 */
public interface ContractReplay extends ContractStage.Factory {
    /** Takes outcomes as they are, if only they are well-formed. */
    ContractReplay NONE = new ContractReplay() {
        @Override
        public ContractStage open(Genesis genesis, int ledger, StateBackend backend) {
            return null;
        }

        @Override
        public void block(int ledger, Block block) {
            // Nothing is wanted of it.
        }
    };

    /** Takes a block that was found to hold; of each ledger in order, from its first. */
    void block(int ledger, Block block);
}
