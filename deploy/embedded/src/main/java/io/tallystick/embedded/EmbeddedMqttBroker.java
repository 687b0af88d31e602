package io.tallystick.embedded;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real MQTT broker (5, 3.1.1 and 3.1; HiveMQ Community Edition) inside this JVM, for the demo and for tests.
 *
 * <p>It listens on 127.0.0.1 only and lets everybody in who comes from there. Sessions, queued and retained messages are in memory: they
 * live as long as it does. It sends no usage statistics, needs no extension and leaves logging as it finds it. Its limits are in
 * {@link MqttLimits}. Methods may be called from any thread.
 */
public final class EmbeddedMqttBroker implements AutoCloseable {
    static final String SERVICE = "MQTT broker";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final EmbeddedMqttSettings settings;
    private EmbeddedHiveMQ server;

    EmbeddedMqttBroker(EmbeddedMqttSettings settings) {
        this.settings = settings;
    }

    /** A builder with every default. */
    public static EmbeddedMqttBuilder builder() {
        return new EmbeddedMqttBuilder();
    }

    synchronized void start() {
        writeFiles();
        // HiveMQ has no setting for it; its 50 would hold a reader that waits for Kafka to 50 messages a commit.
        InternalConfigurations.MAX_INFLIGHT_WINDOW_SIZE_MESSAGES =
                settings.limits().inflightMessages();
        server = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(settings.configurationFolder())
                .withDataFolder(settings.dataFolder())
                .withExtensionsFolder(settings.extensionsFolder())
                .withoutLoggingBootstrap()
                .build();
        try {
            server.start().get(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new EmbeddedServiceException(
                    SERVICE + " on " + url() + " did not start within " + START_TIMEOUT.toSeconds()
                            + " s; is the machine overloaded?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServiceException(SERVICE + ": interrupted while it started", e);
        } catch (ExecutionException e) {
            throw new EmbeddedServiceException(
                    SERVICE + " on " + url() + " did not start: " + e.getCause(), e.getCause());
        }
    }

    /** The address it listens on, 127.0.0.1. */
    public String host() {
        return settings.host();
    }

    /** The port for clients, 1 to 65535. */
    public int port() {
        return settings.port();
    }

    /** Its address for clients, {@code tcp://host:port}. */
    public String url() {
        return "tcp://" + host() + ":" + port();
    }

    /** The directory with its files, deleted on close. */
    public Path directory() {
        return settings.directory();
    }

    /** Whether it runs: it does until it is closed. */
    public synchronized boolean isRunning() {
        return server != null;
    }

    /** Stops the broker, which forgets all, and deletes its directory. */
    @Override
    public synchronized void close() {
        EmbeddedHiveMQ stopping = server;
        server = null;
        try {
            if (stopping != null) {
                stopping.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new EmbeddedServiceException(
                    SERVICE + " on " + url() + " did not stop: " + e.getCause(), e.getCause());
        } finally {
            LocalFiles.delete(settings.directory());
        }
    }

    private void writeFiles() {
        try {
            for (Path folder :
                    List.of(settings.configurationFolder(), settings.dataFolder(), settings.extensionsFolder())) {
                Files.createDirectories(folder);
            }
            Files.writeString(settings.configurationFolder().resolve("config.xml"), settings.toXml());
        } catch (IOException e) {
            throw new EmbeddedServiceException(
                    SERVICE + ": cannot write to " + settings.directory() + ": " + e.getMessage(), e);
        }
    }
}
