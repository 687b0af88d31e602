package io.tallystick.embedded;

import java.nio.file.Path;

/**
 * An embedded broker in a JVM of its own, started with this JVM's {@code java} and class path: for benchmarks, which must
 * not share a heap with it, and for crash tests, which {@link #kill()} it. It keeps its port and data over starts, and ends
 * with this JVM, however that ends. Methods may be called from any thread.
 */
public final class EmbeddedKafkaProcess implements KafkaUnderTest {
    private static final String SERVICE = "Kafka broker process";

    private final BrokerProcessSettings settings;
    private ChildJvm child;

    EmbeddedKafkaProcess(BrokerProcessSettings settings) {
        this.settings = settings;
    }

    /** A builder with every default. */
    public static EmbeddedKafkaProcessBuilder builder() {
        return new EmbeddedKafkaProcessBuilder();
    }

    /**
     * Starts the process and returns when clients can use the broker; does nothing if it runs.
     *
     * @throws PortTakenException if another program listens on its port
     * @throws EmbeddedServiceException if it does not start; with the end of its log
     */
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        Ports.requireFree(SERVICE, settings.host(), settings.port());
        LocalFiles.delete(settings.log());
        ChildJvm starting =
                ChildJvm.start(SERVICE, System.getProperty("java.class.path"), settings.toArguments(), settings.log());
        String ready = EmbeddedKafkaMain.READY_PREFIX + " " + bootstrapServers();
        try {
            starting.awaitReady(() -> starting.logText().lines().anyMatch(ready::equals), settings.startTimeout());
        } catch (RuntimeException e) {
            starting.kill();
            throw e;
        }
        child = starting;
    }

    /** Stops the broker in good order and keeps its data; does nothing if it does not run. */
    public synchronized void stop() {
        if (child != null) {
            child.close();
            child = null;
        }
    }

    /** Ends the process at once, as kill -9 does, and keeps its data; {@link #start()} begins from what it left. */
    public synchronized void kill() {
        if (child != null) {
            child.kill();
            child = null;
        }
    }

    @Override
    public String bootstrapServers() {
        return settings.host() + ":" + settings.port();
    }

    /** The port for clients, 1 to 65535. */
    public int port() {
        return settings.port();
    }

    /** The directory that holds the data. */
    public Path directory() {
        return settings.directory();
    }

    /** The file with what the broker logs; begun anew at each start. */
    public Path log() {
        return settings.log();
    }

    /** The process id of the running broker. */
    public synchronized long pid() {
        if (child == null) {
            throw new EmbeddedServiceException(SERVICE + " is not running; start it first");
        }
        return child.pid();
    }

    /** Whether the process lives. */
    public synchronized boolean isRunning() {
        return child != null && child.isAlive();
    }

    /** Stops the broker; its directory is deleted if none was given. */
    @Override
    public synchronized void close() {
        stop();
        if (settings.temporary()) {
            LocalFiles.delete(settings.directory());
            LocalFiles.delete(settings.log());
        }
    }
}
