package io.tallystick.cli;

import io.tallystick.connect.mqtt.host.HostCounts;
import io.tallystick.connect.mqtt.host.HostSettings;
import io.tallystick.connect.mqtt.host.MqttHost;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.schemas.serde.RegistrySettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code connect mqtt}: the MQTT source without a Kafka Connect worker. */
@Command(
        name = "mqtt",
        description =
                "Take events from an MQTT broker until Ctrl-C: the MQTT source connector, without a Kafka Connect worker.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick connect mqtt --mqtt tcp://localhost:1883 --topic 'fleet/+' \\",
            "      --format envelope --network my-network \\",
            "      --bootstrap-server localhost:9092 \\",
            "      --schema-registry http://localhost:8081",
            "  tallystick connect mqtt --mqtt ssl://broker:8883 \\",
            "      --topic 'plants/{plant}/{device}' --format senml+json \\",
            "      --subject '{plant}' --device '{device}' \\",
            "      --gateway devices/acme/gw-1.p12 \\",
            "      --set username=ledger --set password.file=secret",
            "",
            "What devices do not sign is signed by the gateway. A message is acknowledged to the broker when Kafka has it. Of one gateway"
                    + " one process works at a time: a later one takes over."
        })
final class ConnectMqtt implements Callable<Integer> {
    private static final long LOOK_MILLIS = 200;
    /** What the registry's client takes of --config. All else there is Kafka's: its TLS is not that of the MQTT broker. */
    private static final List<String> REGISTRY =
            List.of("schema.registry.", "basic.auth.", "bearer.auth.", RegistrySettings.AUTO_REGISTER);

    @Option(
            names = "--mqtt",
            paramLabel = "URL",
            required = true,
            description = "The broker: tcp://HOST:PORT or ssl://HOST:PORT.")
    private String broker;

    @Option(
            names = "--topic",
            paramLabel = "PATTERN",
            required = true,
            description =
                    "What to subscribe to, such as 'plants/{plant}/{device}'; names can stand in --subject and --device.")
    private String topic;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            required = true,
            description = "What the messages are: envelope, senml+json, senml+cbor, json, sparkplug or nmea.")
    private String format;

    @Option(
            names = "--subject",
            paramLabel = "TEMPLATE",
            description = "What the readings are about, such as '{plant}'.")
    private String subject;

    @Option(names = "--device", paramLabel = "TEMPLATE", description = "The device's name, such as '{device}'.")
    private String device;

    @Option(names = "--mapping", paramLabel = "FILE", description = "The mapping of --format json.")
    private Path mapping;

    @Option(
            names = "--gateway",
            paramLabel = "FILE",
            description = "The gateway that signs, as device enrol --gateway made it; not for envelope.")
    private Path gateway;

    @Option(
            names = "--client-id",
            paramLabel = "NAME",
            description =
                    "Under this name the broker keeps what arrives while this is away; default tallystick-NETWORK.")
    private String client;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "Any other setting of the connector (docs/reference/connect-mqtt.md), such as mqtt.version=3.1.1.")
    private List<String> settings = List.of();

    @Mixin
    private KafkaNetwork network;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Genesis genesis = network.genesis();
        network.kafka().requireRegistry();
        Map<String, Object> clients = network.kafka().client("producer.");
        BrokerWait.until(network.kafka(), err);
        try (MqttHost host = MqttHost.start(new HostSettings(connector(genesis), clients))) {
            err.println("network " + genesis.network() + ": connecting to " + broker);
            err.flush();
            return UntilStopped.run(
                    host::close,
                    () -> watch(host, err),
                    host::failure,
                    failure -> new CliException(Exit.UNREACHABLE, failure.getMessage(), failure));
        }
    }

    private Map<String, String> connector(Genesis genesis) throws IOException {
        Map<String, String> connector = new HashMap<>();
        network.kafka().settings().forEach((name, value) -> {
            if (REGISTRY.stream().anyMatch(name::startsWith)) {
                connector.put(name, value.toString());
            }
        });
        connector.put("network", genesis.network());
        connector.put("mqtt.url", broker);
        connector.put("topic.pattern", topic);
        connector.put("payload.format", format);
        connector.put("client.id", client == null ? "tallystick-" + genesis.network() : client);
        put(connector, "subject", subject);
        put(connector, "device", device);
        put(connector, "json.mapping.file", mapping);
        put(connector, "gateway.key.store", gateway);
        connector.putAll(Pairs.of("--set", settings));
        return connector;
    }

    private static void put(Map<String, String> connector, String name, Object value) {
        if (value != null) {
            connector.put(name, value.toString());
        }
    }

    private void watch(MqttHost host, PrintWriter err) throws InterruptedException {
        ProgressLine progress = new ProgressLine(err);
        boolean told = false;
        while (!host.awaitEnd(LOOK_MILLIS)) {
            if (!told && host.isConnected()) {
                told = true;
                err.println("taking " + topic + " from " + broker);
                err.flush();
            }
            progress.show(0, 0, said(host.counts()));
        }
        progress.end(0, 0, said(host.counts()));
    }

    private static String said(HostCounts counts) {
        return counts.events() + " events, " + counts.refused() + " refused";
    }
}
