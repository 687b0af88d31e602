package io.tallystick.cli;

import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.pipeline.SubjectRouting;
import picocli.CommandLine.Parameters;

/** A contract of a network, by name and version. */
final class ContractArgument {
    @Parameters(paramLabel = "NAME[@VERSION]", description = "The contract.")
    private String contract;

    String name() {
        int at = contract.indexOf('@');
        return at < 0 ? contract : contract.substring(0, at);
    }

    /** The version that is said, or the one in force in a subject's ledger. */
    String version(KafkaNetwork network, Genesis genesis, String subject, Console console) throws Exception {
        int at = contract.indexOf('@');
        if (at >= 0) {
            return contract.substring(at + 1);
        }
        int ledger = SubjectRouting.ledgerOf(subject, genesis.ledgerCount());
        try (KafkaLedgers ledgers = network.ledgers(genesis, console.err())) {
            return DeployedContracts.read(ledger, EntryStream.ofKafka(ledgers.source(ledger)))
                    .require(contract)
                    .said()
                    .version();
        }
    }
}
