package io.tallystick.cli;

import io.tallystick.contracts.replay.NetworkReplay;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.pipeline.ContractStage;
import io.tallystick.ledger.state.StateBackend;
import io.tallystick.sink.verify.ContractReplay;

/** Runs the contracts along with a verification; opened by the first ledger that has a genesis. */
final class Replay implements ContractReplay {
    private NetworkReplay contracts;

    @Override
    public ContractStage open(Genesis genesis, int ledger, StateBackend backend) {
        return contracts(genesis).open(genesis, ledger, backend);
    }

    @Override
    public void block(int ledger, Block block) {
        contracts(null).block(ledger, block);
    }

    private synchronized NetworkReplay contracts(Genesis genesis) {
        if (contracts == null) {
            contracts = new NetworkReplay(genesis);
        }
        return contracts;
    }

    /** What ran; null if nothing did, since there was no genesis to run it with. */
    synchronized NetworkReplay contracts() {
        return contracts;
    }
}
