package io.tallystick.cli;

import io.tallystick.bridge.Bridge;
import io.tallystick.bridge.BridgeFormats;
import io.tallystick.bridge.BridgeSettings;
import io.tallystick.bridge.TopicFrom;
import io.tallystick.gateway.Duplicates;
import io.tallystick.gateway.GatewayIdentity;
import io.tallystick.intake.PayloadFormat;
import io.tallystick.intake.json.JsonMapping;
import io.tallystick.intake.topic.TopicPattern;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.schemas.serde.Registry;
import io.tallystick.schemas.topics.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code connect topic}: one instance of a bridge. */
@Command(
        name = "topic",
        description =
                "Sign what another bridge or producer writes to a Kafka topic, each record once; start more, anywhere,"
                        + " to scale out.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick connect topic --from sensors --gateway gw-1.p12 --format json \\",
            "      --mapping mapping.yaml",
            "  tallystick connect topic --from mqtt --gateway gw-1.p12 --format senml+json \\",
            "      --topic-from key --pattern 'plants/{plant}/{device}' \\",
            "      --subject '{plant}' --device '{device}'",
            "  tallystick connect topic --from signed --format envelope",
            "",
            "How: docs/how-to/bridge-a-topic.md. Ctrl-C or SIGTERM stops it cleanly."
        })
final class ConnectTopic implements Callable<Integer> {
    @Option(names = "--from", paramLabel = "TOPIC", required = true, description = "Kafka topic to read; once or more.")
    private List<String> from;

    @Option(
            names = "--gateway",
            paramLabel = "FILE",
            description = "Key store of the gateway that signs, as device enrol --gateway writes it, its password file"
                    + " beside it. Not for --format envelope.")
    private Path gateway;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            required = true,
            description = "What the values are: json, senml+json, senml+cbor, avro or envelope.")
    private String format;

    @Option(names = "--mapping", paramLabel = "FILE", description = "What in json or avro is a reading.")
    private Path mapping;

    @Option(
            names = "--topic-from",
            paramLabel = "PLACE",
            defaultValue = "topic",
            description =
                    "Where the device's topic is: topic (the Kafka topic's name, the default), key or header:NAME.")
    private String topicFrom;

    @Option(
            names = "--pattern",
            paramLabel = "PATTERN",
            defaultValue = "#",
            description = "The device's topic with {names}, as plants/{plant}/{device}; default #: any.")
    private String pattern;

    @Option(names = "--subject", paramLabel = "TEMPLATE", description = "The subject, as {plant}; not with --mapping.")
    private String subject;

    @Option(names = "--device", paramLabel = "TEMPLATE", description = "The device's name, as {device}; likewise.")
    private String device;

    @Option(
            names = "--duplicates",
            paramLabel = "RULE",
            defaultValue = "auto",
            description = "A message with the topic and bytes of one shortly before: drop, keep, or auto (the default),"
                    + " which drops it if its readings carry their time.")
    private Duplicates duplicates;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "2", description = "Stream threads; default 2.")
    private int threads;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Local state; default the first free folder of bridge/state/ beside network.yaml.")
    private Path stateDirectory;

    @Mixin
    private KafkaNetwork network;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Genesis genesis = network.genesis();
        BridgeSettings.Signing signing = signing();
        try (Registry registry = network.kafka().registry();
                StateFolder folder = StateFolder.take(stateDirectory, home())) {
            BridgeSettings settings = new BridgeSettings(
                    new Topics(genesis.network()),
                    genesis.ledgerCount(),
                    from,
                    TopicFrom.parse(topicFrom),
                    format(registry),
                    signing,
                    network.kafka().settings(),
                    threads,
                    folder.path());
            err.println("network " + genesis.network() + ": reading " + settings.from() + " as "
                    + settings.applicationId() + ", state in " + folder.path());
            err.flush();
            return BridgeRun.untilStopped(Bridge.start(settings, network.kafka().timeout()), err);
        }
    }

    private BridgeSettings.Signing signing() {
        boolean signed = format.equals(BridgeFormats.ENVELOPE);
        if (signed != (gateway == null)) {
            throw new CliException(
                    Exit.USAGE,
                    signed
                            ? "--gateway: want none with --format envelope, whose devices sign themselves"
                            : "want --gateway FILE, the key store of the gateway that signs, got none: make one with `tallystick"
                                    + " device enrol ORG NAME --gateway`");
        }
        return signed ? null : new BridgeSettings.Signing(GatewayIdentity.load(Inputs.file(gateway)), duplicates);
    }

    private Supplier<PayloadFormat> format(Registry registry) throws IOException {
        JsonMapping rules = mapping == null ? null : JsonMappingFile.read(mapping);
        return BridgeFormats.of(format, TopicPattern.parse(pattern), rules, subject, device, registry);
    }

    /** The network may be a folder or a file; a ledger's state on the same machine is in a folder of its own. */
    private Path home() {
        Path path = network.path();
        return (Files.isDirectory(path) ? path : path.toAbsolutePath().getParent()).resolve("bridge");
    }
}
