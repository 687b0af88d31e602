package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code contract acknowledge}. */
@Command(
        name = "acknowledge",
        description = "Say, signed, that somebody has seen an alert.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick contract acknowledge --subject crate-7 --key breach \\",
            "      --device my-network/devices/acme/clerk.p12 --wait",
        })
final class ContractAcknowledge implements Callable<Integer> {
    @Option(names = "--subject", required = true, description = "What the alert is about.")
    private String subject;

    @Option(names = "--key", required = true, description = "The alert's key.")
    private String key;

    @Option(
            names = "--instance",
            paramLabel = "ID",
            description = "The instance that raised it; default all on the subject.")
    private String instance;

    @Option(
            names = "--device",
            required = true,
            paramLabel = "FILE",
            description = "The .p12 file of a party's member.")
    private Path device;

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
        byte[] document =
                DocumentJson.of(Json.object("document", "tallystick.acknowledge", "key", key, "instance", instance));
        return send.send(network, network.genesis(), console, clock.clock(), List.of(device), id -> subject, document);
    }
}
