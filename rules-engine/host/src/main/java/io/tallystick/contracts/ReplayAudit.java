package io.tallystick.contracts;

import io.tallystick.ledger.audit.LedgerAuditor;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.genesis.Genesis;
import java.util.function.Consumer;

/**
 * Audits a ledger with its contracts: every entry is checked, every contract runs again, every outcome must come to the same bytes. When all
 * entries were fed, the host is where the ledger's contracts are.
 */
public final class ReplayAudit {
    private final LedgerAuditor auditor;
    private ContractHost host;

    /**
     * @param ledger which ledger of the network
     * @param rebuilt takes every block that held
     */
    public ReplayAudit(Genesis genesis, int ledger, SignatureVerifier signatures, Consumer<Block> rebuilt) {
        this.auditor = new LedgerAuditor(genesis, ledger, signatures, rebuilt, (network, number, backend) -> {
            host = ContractHost.open(network, number, backend);
            return host;
        });
    }

    /** Feed the ledger's entries to this one. */
    public LedgerAuditor auditor() {
        return auditor;
    }

    /** What the contracts are at after the blocks that held. */
    public ContractQueries queries() {
        return host.queries();
    }
}
