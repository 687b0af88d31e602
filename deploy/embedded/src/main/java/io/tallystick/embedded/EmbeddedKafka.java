package io.tallystick.embedded;

import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker (KRaft, broker and controller in one node) inside this JVM.
 *
 * <p>Keeps its ports and its directory over {@link #stop()} and {@link #start()}, so that clients live through a restart.
 * One broker at a time per JVM: Kafka's metrics are shared by the whole JVM. Methods may be called from any thread.
 */
public final class EmbeddedKafka implements KafkaUnderTest {
    static final String SERVICE = "Kafka broker";

    private final BrokerSettings settings;
    private final String clusterId;
    private final boolean temporary;
    private KafkaRaftServer server;

    EmbeddedKafka(BrokerSettings settings, String clusterId, boolean temporary) {
        this.settings = settings;
        this.clusterId = clusterId;
        this.temporary = temporary;
    }

    /** A builder with every default: any free port of 127.0.0.1, a temporary directory, Kafka's defaults for one node. */
    public static EmbeddedKafkaBuilder builder() {
        return new EmbeddedKafkaBuilder();
    }

    /**
     * Starts the broker and returns when clients can use it; does nothing if it runs.
     *
     * @throws PortTakenException if another program listens on its port
     * @throws EmbeddedServiceException if it does not start, or not within the time allowed
     */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        Ports.requireFree(SERVICE, settings.host(), settings.port());
        Ports.requireFree(SERVICE, settings.host(), settings.controllerPort());
        BrokerStorage.prepare(settings.directory(), clusterId);
        Properties properties = new Properties();
        properties.putAll(settings.toKafka());
        KafkaRaftServer starting = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        awaitStarted(starting);
        server = starting;
    }

    /** Stops the broker in good order and keeps its data; does nothing if it is stopped. */
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        KafkaRaftServer stopping = server;
        server = null;
        stopping.shutdown();
        stopping.awaitShutdown();
    }

    /** Stops and starts the broker on the same ports and data. */
    public synchronized void restart() {
        stop();
        start();
    }

    @Override
    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    /** The directory that holds the data. */
    public Path directory() {
        return settings.directory();
    }

    /** The port of the client listener, 1 to 65535. */
    public int port() {
        return settings.port();
    }

    /** Whether the broker has been started and not stopped. */
    public synchronized boolean isRunning() {
        return server != null;
    }

    /** Stops the broker; its directory is deleted if none was given. */
    @Override
    public synchronized void close() {
        stop();
        if (temporary) {
            LocalFiles.delete(settings.directory());
        }
    }

    private void awaitStarted(KafkaRaftServer starting) {
        FutureTask<Void> startup = new FutureTask<>(starting::startup, null);
        Thread thread = new Thread(startup, "embedded-kafka-start");
        thread.setDaemon(true);
        thread.start();
        Duration timeout = settings.startTimeout();
        try {
            startup.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            starting.shutdown();
            throw new EmbeddedServiceException(
                    SERVICE + " on " + bootstrapServers() + " did not start within " + timeout.toSeconds()
                            + " s; is the machine" + " overloaded, or the disk of " + settings.directory() + " full?",
                    e);
        } catch (InterruptedException e) {
            thread.interrupt();
            starting.shutdown();
            Thread.currentThread().interrupt();
            throw new EmbeddedServiceException(SERVICE + ": interrupted while it started", e);
        } catch (ExecutionException e) {
            starting.shutdown();
            throw explain(e.getCause());
        }
    }

    private EmbeddedServiceException explain(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof BindException) {
                return new PortTakenException(SERVICE, settings.host(), settings.port(), failure);
            }
        }
        return new EmbeddedServiceException(
                SERVICE + " on " + bootstrapServers() + " did not start: " + failure + " (data in "
                        + settings.directory() + ")",
                failure);
    }
}
