package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.genesis.Genesis;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code contract migrate}. */
@Command(
        name = "migrate",
        description = "Let another version take over a running instance, signed by members of those who opened it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick contract migrate escrow@1.1.0 --subject crate-7 \\",
            "      --device my-network/devices/acme/clerk.p12 \\",
            "      --device my-network/devices/globex/clerk.p12 \\",
            "      --wait --network my-network",
            "",
            "The version must be deployed, and its text must say by \"migrates\" how it takes over the one that runs. All who"
                    + " sign must say the same; the instance goes over with the last signature that is wanted."
        })
final class ContractMigrate implements Callable<Integer> {
    @Mixin
    private ContractArgument contract;

    @Option(names = "--subject", required = true, description = "What the instance runs on.")
    private String subject;

    @Option(names = "--instance", paramLabel = "ID", description = "Which one, where several run on the subject.")
    private String instance;

    @Option(
            names = "--device",
            required = true,
            paramLabel = "FILE",
            description = "The .p12 file of a member who signs; may be given several times.")
    private List<Path> signers;

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
        Map<String, Object> document = Json.object(
                "document",
                "tallystick.migrate",
                "contract",
                contract.name(),
                "version",
                contract.version(network, genesis, subject, console));
        if (instance != null) {
            document.put("instance", instance);
        }
        return send.send(network, genesis, console, clock.clock(), signers, id -> subject, DocumentJson.of(document));
    }
}
