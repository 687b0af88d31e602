package io.tallystick.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** Collects what a {@link SchemaRegistryProcess} is told. Every setting has a default. */
public final class SchemaRegistryBuilder {
    /** Time allowed for the start; three to eight seconds are usual. */
    public static final Duration DEFAULT_START_TIMEOUT = Duration.ofSeconds(120);

    private String host = "127.0.0.1";
    private int port;
    private Path log;
    private Duration startTimeout = DEFAULT_START_TIMEOUT;

    SchemaRegistryBuilder() {}

    /** The address to listen on; 127.0.0.1 by default. */
    public SchemaRegistryBuilder host(String host) {
        this.host = Objects.requireNonNull(host, "host");
        return this;
    }

    /** The port, 1 to 65535, or 0 for any free one (the default). */
    public SchemaRegistryBuilder port(int port) {
        this.port = Ports.requireInRange(SchemaRegistryProcess.SERVICE, port);
        return this;
    }

    /** The file to which the registry's log is appended; a temporary one that is deleted on close by default. */
    public SchemaRegistryBuilder log(Path log) {
        this.log = Objects.requireNonNull(log, "log").toAbsolutePath();
        return this;
    }

    /** The time allowed for the start; {@link #DEFAULT_START_TIMEOUT} by default. */
    public SchemaRegistryBuilder startTimeout(Duration startTimeout) {
        this.startTimeout = Objects.requireNonNull(startTimeout, "startTimeout");
        return this;
    }

    /**
     * Makes the registry without starting it; a free port is chosen here, so its address is known.
     *
     * @throws EmbeddedServiceException if its program is not found
     */
    public SchemaRegistryProcess build() {
        Path runner = RegistryHome.runner();
        int chosen = port == 0 ? Ports.free(SchemaRegistryProcess.SERVICE, host, 0) : port;
        Path work = LocalFiles.temporaryDirectory("tallystick-registry-");
        return new SchemaRegistryProcess(
                runner, host, chosen, work, log == null ? work.resolve("registry.log") : log, startTimeout);
    }

    /**
     * Makes the registry, starts it and returns when it answers.
     *
     * @throws PortTakenException if another program listens on its port
     * @throws EmbeddedServiceException if its program is not found, or it does not start; with the end of its log
     */
    public SchemaRegistryProcess start() {
        SchemaRegistryProcess registry = build();
        try {
            registry.start();
        } catch (RuntimeException e) {
            registry.close();
            throw e;
        }
        return registry;
    }
}
