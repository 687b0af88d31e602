package io.tallystick.cli;

import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.keys.NetworkDirectory;
import io.tallystick.rules.contract.Contract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code contract deploy}. */
@Command(
        name = "deploy",
        description = "Send signed contracts to every ledger: in force there once all who must sign have signed alike.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick contract deploy escrow.yaml --network my-network \\",
            "      --org acme --org globex --party seller=acme --party buyer=globex --wait",
            "  tallystick contract deploy escrow-1.0.0.*.cose --network network.yaml",
            "  tallystick contract deploy escrow-1.1.0.yaml --migrate --network my-network \\",
            "      --org acme --org globex --party seller=acme --party buyer=globex --wait",
            "",
            "A contract is signed with the keys of the organisations named, which the folder must have; what"
                    + " `tallystick contract sign` made is sent as it is. Instances that run keep their version without --migrate."
        })
final class ContractDeploy implements Callable<Integer> {
    /** The first byte of a signed envelope (RFC 9052: tag 18); no text begins with it. */
    private static final int ENVELOPE = 0xd2;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Contracts, or signed ones.")
    private List<Path> files;

    @Option(
            names = "--org",
            split = ",",
            description = "An organisation that signs the contracts; may be given several times.")
    private List<String> organisations = new ArrayList<>();

    @Mixin
    private PartyOption party;

    @Mixin
    private MigrateOption migrate;

    @Mixin
    private ControlOptions send;

    @Mixin
    private KafkaNetwork network;

    @Mixin
    private Console console;

    @Mixin
    private CommandClock clock;

    @Override
    public Integer call() throws Exception {
        Genesis genesis = network.genesis();
        organisations.forEach(organisation -> PartyOption.requireKnown("--org", organisation, genesis));
        OrderBook orders = new OrderBook(genesis);
        List<Unsigned> unsigned = new ArrayList<>();
        for (Path file : files) {
            byte[] bytes = Inputs.read(file, LedgerEntry.MAX_BYTES + 1);
            if (bytes.length > 0 && (bytes[0] & 0xff) == ENVELOPE) {
                orders.add(file, bytes);
            } else {
                unsigned.add(unsigned(genesis, file));
            }
        }
        try (ControlSender sender = new ControlSender(network, genesis, send, console, clock.clock())) {
            // The broker has answered: from here on numbers are used up.
            for (Unsigned each : unsigned) {
                sign(each, orders);
            }
            return sender.send(orders);
        }
    }

    /** A contract that is to be signed by the organisations named. */
    private record Unsigned(Contract contract, String payload, Signatories signatories) {}

    private Unsigned unsigned(Genesis genesis, Path file) throws IOException {
        Contract contract = ContractFiles.require(file, NetworkCurrencies.of(genesis));
        if (organisations.isEmpty()) {
            throw new CliException(
                    Exit.USAGE,
                    file + ": want --org, the organisation that signs it, got none; there are "
                            + genesis.organisations());
        }
        SortedMap<String, String> parties = party.of(genesis, contract);
        Signatories signatories = Signatories.of(contract, parties);
        organisations.forEach(signatories::signedBy);
        return new Unsigned(contract, migrate.deployment(file, contract, parties), signatories);
    }

    private void sign(Unsigned unsigned, OrderBook orders) {
        NetworkDirectory directory = network.directory();
        Contract.Identity identity = unsigned.contract().identity();
        for (String organisation : organisations) {
            ControlOrder order = ControlOrder.sign(
                    directory, organisation, identity.name(), identity.version(), unsigned.payload(), clock.now());
            orders.add(order, unsigned.signatories());
        }
    }
}
