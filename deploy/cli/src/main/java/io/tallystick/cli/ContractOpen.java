package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.identity.DeviceId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code contract open}. */
@Command(
        name = "open",
        description = "Open an instance of a contract on a subject, signed by members of the parties.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick contract open escrow --subject crate-7 \\",
            "      --device my-network/devices/acme/clerk.p12 \\",
            "      --device my-network/devices/globex/clerk.p12 \\",
            "      --party carrier=hermes --param price='EUR 1000.00' --param maxC=8.0 \\",
            "      --wait --network my-network",
            "",
            "All who sign must say the same: parties, params and devices. The instance opens with the last signature that"
                    + " the contract wants. Without @VERSION the one in force is taken, which needs --schema-registry."
        })
final class ContractOpen implements Callable<Integer> {
    @Mixin
    private ContractArgument contract;

    @Option(names = "--subject", required = true, description = "What it runs on: its readings' subject.")
    private String subject;

    @Option(
            names = "--device",
            required = true,
            paramLabel = "FILE",
            description = "The .p12 file of a member who signs; may be given several times.")
    private List<Path> signers;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "A parameter of the contract; may be given several times.")
    private List<String> params = new ArrayList<>();

    @Option(
            names = "--devices",
            split = ",",
            paramLabel = "ORG/NAME",
            description = "Whose readings count; default all devices of the parties.")
    private List<String> devices = new ArrayList<>();

    @Mixin
    private PartyOption party;

    @Mixin
    private DocumentSend send;

    @Mixin
    private KafkaNetwork network;

    @Mixin
    private Console console;

    @Mixin
    private CommandClock clock;

    @Override
    public Integer call() throws Exception {
        Genesis genesis = network.genesis();
        devices.forEach(ContractOpen::requireDevice);
        byte[] document = DocumentJson.of(Json.object(
                "document",
                "tallystick.open",
                "contract",
                contract.name(),
                "version",
                contract.version(network, genesis, subject, console),
                "parties",
                party.of(genesis),
                "params",
                Pairs.of("--param", params),
                "devices",
                devices));
        return send.send(network, genesis, console, clock.clock(), signers, id -> subject, document);
    }

    private static void requireDevice(String device) {
        try {
            DeviceId.parse(device);
        } catch (IllegalArgumentException e) {
            throw new CliException(Exit.USAGE, "--devices: " + e.getMessage(), e);
        }
    }
}
