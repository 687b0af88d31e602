package io.tallystick.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Collects what an {@link EmbeddedKafkaProcess} is told. Every setting has a default. */
public final class EmbeddedKafkaProcessBuilder {
    /** Heap and collector of the broker unless other JVM options are given. */
    private static final List<String> DEFAULT_JVM_OPTIONS = List.of("-Xmx1g");

    private final Map<String, String> brokerProperties = new LinkedHashMap<>();
    private List<String> jvmOptions = DEFAULT_JVM_OPTIONS;
    private String host = "127.0.0.1";
    private int port;
    private Path directory;
    private Path log;
    private Duration startTimeout = EmbeddedKafkaBuilder.DEFAULT_START_TIMEOUT;

    EmbeddedKafkaProcessBuilder() {}

    /** The address to listen on and to be known by; 127.0.0.1 by default. */
    public EmbeddedKafkaProcessBuilder host(String host) {
        this.host = Objects.requireNonNull(host, "host");
        return this;
    }

    /** The port for clients, 1 to 65535, or 0 for any free one (the default). */
    public EmbeddedKafkaProcessBuilder port(int port) {
        this.port = Ports.requireInRange(EmbeddedKafka.SERVICE, port);
        return this;
    }

    /** The directory for the data, made if absent and kept on close; a temporary one that is deleted on close by default. */
    public EmbeddedKafkaProcessBuilder directory(Path directory) {
        this.directory = Objects.requireNonNull(directory, "directory").toAbsolutePath();
        return this;
    }

    /** The file for the broker's log, begun anew at each start; beside the data by default. */
    public EmbeddedKafkaProcessBuilder log(Path log) {
        this.log = Objects.requireNonNull(log, "log").toAbsolutePath();
        return this;
    }

    /** One property of Kafka's broker configuration; wins over the defaults of the embedded broker. */
    public EmbeddedKafkaProcessBuilder brokerProperty(String name, String value) {
        brokerProperties.put(name, value);
        return this;
    }

    /** Options of the broker's JVM, in place of {@code -Xmx1g}. */
    public EmbeddedKafkaProcessBuilder jvmOptions(List<String> options) {
        this.jvmOptions = List.copyOf(options);
        return this;
    }

    /** The time allowed for one start; {@link EmbeddedKafkaBuilder#DEFAULT_START_TIMEOUT} by default. */
    public EmbeddedKafkaProcessBuilder startTimeout(Duration startTimeout) {
        this.startTimeout = Objects.requireNonNull(startTimeout, "startTimeout");
        return this;
    }

    /** Makes the process without starting it; a free port is chosen here and stays the same for its life. */
    public EmbeddedKafkaProcess build() {
        int chosen = port == 0 ? Ports.free(EmbeddedKafka.SERVICE, host, 0) : port;
        boolean temporary = directory == null;
        Path data = temporary ? LocalFiles.temporaryDirectory("tallystick-kafka-") : directory;
        Path logFile = log == null ? data.resolveSibling(data.getFileName() + ".log") : log;
        var settings = new BrokerProcessSettings(
                host, chosen, data, temporary, logFile, new ArrayList<>(jvmOptions), brokerProperties, startTimeout);
        return new EmbeddedKafkaProcess(settings);
    }

    /**
     * Makes the process and starts it.
     *
     * @throws PortTakenException if another program listens on its port
     * @throws EmbeddedServiceException if it does not start
     */
    public EmbeddedKafkaProcess start() {
        EmbeddedKafkaProcess process = build();
        try {
            process.start();
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
        return process;
    }
}
