package io.tallystick.cli;

import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.keys.NetworkDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code contract retire}. */
@Command(
        name = "retire",
        description = "Take a contract version out of force for new instances, signed by all who put it in force.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick contract retire escrow 1.0.0 --org acme --org globex --wait \\",
            "      --network my-network --bootstrap-server localhost:9092 \\",
            "      --schema-registry http://localhost:8081",
            "",
            "Instances that run go on to their end."
        })
final class ContractRetire implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "The contract.")
    private String name;

    @Parameters(index = "1", paramLabel = "VERSION", description = "Which version of it.")
    private String version;

    @Option(
            names = "--org",
            required = true,
            split = ",",
            description = "An organisation that signs; may be given several times.")
    private List<String> organisations = new ArrayList<>();

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
        NetworkDirectory directory = network.directory();
        Genesis genesis = directory.genesis();
        organisations.forEach(organisation -> PartyOption.requireKnown("--org", organisation, genesis));
        DeployedContracts.Deployed deployed;
        try (KafkaLedgers ledgers = network.ledgers(genesis, console.err())) {
            deployed = DeployedContracts.read(0, EntryStream.ofKafka(ledgers.source(0)))
                    .require(name, version);
        }
        Signatories signatories = Signatories.of(name + " " + version, deployed.signers());
        organisations.forEach(signatories::signedBy);
        OrderBook orders = new OrderBook(genesis);
        String payload = ControlOrder.retirement(name, version, deployed.said().hash());
        try (ControlSender sender = new ControlSender(network, genesis, send, console, clock.clock())) {
            for (String organisation : organisations) {
                orders.add(
                        ControlOrder.sign(directory, organisation, name, version, payload, clock.now()), signatories);
            }
            return sender.send(orders);
        }
    }
}
