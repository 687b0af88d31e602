package io.tallystick.cli;

import io.tallystick.schemas.clients.ClientSettings;
import io.tallystick.schemas.serde.Registry;
import io.tallystick.schemas.serde.RegistrySettings;
import io.tallystick.sink.export.Patience;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import picocli.CommandLine.Option;

/** Where Kafka and the schema registry are, and how clients talk to them. */
final class KafkaOptions {
    private static final String OWN_PREFIX = "tallystick.";

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:TALLYSTICK_BOOTSTRAP_SERVER}",
            description = "Kafka brokers, separated by commas; or bootstrap.servers in --config, or the environment"
                    + " variable TALLYSTICK_BOOTSTRAP_SERVER.")
    private String bootstrapServer;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            defaultValue = "${env:TALLYSTICK_SCHEMA_REGISTRY}",
            description = "Schema registry; or schema.registry.url in --config, or TALLYSTICK_SCHEMA_REGISTRY.")
    private String schemaRegistry;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Java properties for Kafka's clients and the registry's: security, time-outs, anything;"
                    + " consumer., producer. and admin. prefixes as in Kafka Streams.")
    private Path config;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "60s",
            description = "How long to wait for a broker or registry that is away; default 60s.")
    private Duration timeout;

    Duration timeout() {
        return timeout;
    }

    /** Whether a broker was named on the command line or by the environment. */
    boolean hasBroker() {
        return given(bootstrapServer) || config != null;
    }

    /** All settings, those of the command line over those of the file. */
    Map<String, Object> settings() throws IOException {
        Map<String, Object> settings = new HashMap<>();
        if (config != null) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(Inputs.file(config))) {
                properties.load(reader);
            }
            properties.forEach((name, value) -> settings.put(name.toString(), value.toString()));
        }
        if (given(bootstrapServer)) {
            settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServer);
        }
        if (given(schemaRegistry)) {
            settings.put(RegistrySettings.URL, schemaRegistry);
        }
        if (!settings.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new CliException(
                    Exit.USAGE,
                    "want a Kafka broker, got none: give --bootstrap-server HOST:PORT, bootstrap.servers in --config, or"
                            + " TALLYSTICK_BOOTSTRAP_SERVER");
        }
        return settings;
    }

    /**
     * The settings of one kind of client.
     *
     * @param prefix {@code consumer.}, {@code producer.} or {@code admin.}: what begins so wins over what does not
     */
    Map<String, Object> client(String prefix) throws IOException {
        Map<String, Object> all = settings();
        Map<String, Object> client = new HashMap<>();
        all.forEach((name, value) -> {
            if (!name.startsWith(OWN_PREFIX)) {
                client.put(name, value);
            }
        });
        all.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                client.put(name.substring(prefix.length()), value);
            }
        });
        return client;
    }

    /** Settings of an admin client, each of whose calls ends soon: whoever calls asks again, as long as --timeout says. */
    Map<String, Object> admin() throws IOException {
        return ClientSettings.impatient(client("admin."));
    }

    /** Whether a schema registry was named. */
    boolean hasRegistry() throws IOException {
        return settings().containsKey(RegistrySettings.URL);
    }

    /** The schema registry; its caller closes it. */
    Registry registry() throws IOException {
        return Registry.open(RegistrySettings.from(registrySettings()));
    }

    /** All settings, for a client of the schema registry that waits as long as --timeout says. */
    Map<String, Object> registrySettings() throws IOException {
        requireRegistry();
        Map<String, Object> settings = settings();
        settings.putIfAbsent(RegistrySettings.WAIT_MILLIS, timeout.toMillis());
        return settings;
    }

    /** Refuses to go on where no schema registry was named. */
    void requireRegistry() throws IOException {
        if (!hasRegistry()) {
            throw new CliException(
                    Exit.USAGE,
                    "want a schema registry, got none: give --schema-registry URL, schema.registry.url in --config, or"
                            + " TALLYSTICK_SCHEMA_REGISTRY");
        }
    }

    /** Waits as long as --timeout says, and says so. */
    Patience patience(PrintWriter err) throws IOException {
        Object servers = settings().get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        return new Patience(timeout, System::nanoTime, (what, waited, longest) -> {
            err.println("no answer from Kafka at " + servers + " (" + what + "): waiting, " + waited.toSeconds()
                    + " s of " + longest.toSeconds() + " s");
            err.flush();
        });
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }
}
