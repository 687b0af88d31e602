package io.tallystick.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Collects what an {@link EmbeddedKafka} is told. Every setting has a default. */
public final class EmbeddedKafkaBuilder {
    /** Time allowed for one start; two to five seconds are usual. */
    public static final Duration DEFAULT_START_TIMEOUT = Duration.ofSeconds(60);

    private final Map<String, String> brokerProperties = new HashMap<>();
    private String host = "127.0.0.1";
    private int port;
    private Path directory;
    private String clusterId;
    private Duration startTimeout = DEFAULT_START_TIMEOUT;

    EmbeddedKafkaBuilder() {}

    /** The address to listen on and to be known by; 127.0.0.1 by default. */
    public EmbeddedKafkaBuilder host(String host) {
        this.host = Objects.requireNonNull(host, "host");
        return this;
    }

    /** The port for clients, 1 to 65535, or 0 for any free one (the default). */
    public EmbeddedKafkaBuilder port(int port) {
        this.port = Ports.requireInRange(EmbeddedKafka.SERVICE, port);
        return this;
    }

    /** The directory for the data, made if absent and kept on close; a temporary one that is deleted on close by default. */
    public EmbeddedKafkaBuilder directory(Path directory) {
        this.directory = Objects.requireNonNull(directory, "directory").toAbsolutePath();
        return this;
    }

    /** The cluster id (22 characters of URL-safe base64); the one of the directory, or a random one, by default. */
    public EmbeddedKafkaBuilder clusterId(String clusterId) {
        this.clusterId = Objects.requireNonNull(clusterId, "clusterId");
        return this;
    }

    /** One property of Kafka's broker configuration; wins over the defaults of the embedded broker. */
    public EmbeddedKafkaBuilder brokerProperty(String name, String value) {
        brokerProperties.put(name, value);
        return this;
    }

    /** Several properties of Kafka's broker configuration. */
    public EmbeddedKafkaBuilder brokerProperties(Map<String, String> properties) {
        brokerProperties.putAll(properties);
        return this;
    }

    /** The time allowed for one start; {@link #DEFAULT_START_TIMEOUT} by default. */
    public EmbeddedKafkaBuilder startTimeout(Duration startTimeout) {
        this.startTimeout = Objects.requireNonNull(startTimeout, "startTimeout");
        return this;
    }

    /** Makes the broker without starting it; free ports are chosen here and stay the same for its life. */
    public EmbeddedKafka build() {
        int clientPort = port == 0 ? Ports.free(EmbeddedKafka.SERVICE, host, 0) : port;
        int controllerPort = Ports.free(EmbeddedKafka.SERVICE, host, clientPort);
        boolean temporary = directory == null;
        Path data = temporary ? LocalFiles.temporaryDirectory("tallystick-kafka-") : directory;
        BrokerSettings settings =
                new BrokerSettings(host, clientPort, controllerPort, data, brokerProperties, startTimeout);
        return new EmbeddedKafka(settings, clusterId, temporary);
    }

    /**
     * Makes the broker and starts it.
     *
     * @throws PortTakenException if another program listens on its port
     * @throws EmbeddedServiceException if it does not start
     */
    public EmbeddedKafka start() {
        EmbeddedKafka kafka = build();
        try {
            kafka.start();
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
        return kafka;
    }
}
