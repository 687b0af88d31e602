package io.tallystick.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A schema registry (Apicurio Registry, data in memory) as a child process, spoken to by Confluent's API. It ends with this
 * JVM, however that ends. What is registered is forgotten when it ends. Methods may be called from any thread.
 */
public final class SchemaRegistryProcess implements AutoCloseable {
    static final String SERVICE = "schema registry";

    private static final String API = "/apis/ccompat/v7";
    private static final String MAIN_CLASS = "io.quarkus.runner.GeneratedMain";
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);
    /** Enough for some thousand schemas; one processor's worth of collector and compiler leaves the rest to the ledger. */
    private static final List<String> JVM_OPTIONS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:MaxMetaspaceSize=256m");

    private final Path runner;
    private final String host;
    private final int port;
    private final Path work;
    private final Path log;
    private final Duration startTimeout;
    private ChildJvm child;

    SchemaRegistryProcess(Path runner, String host, int port, Path work, Path log, Duration startTimeout) {
        this.runner = runner;
        this.host = host;
        this.port = port;
        this.work = work;
        this.log = log;
        this.startTimeout = startTimeout;
    }

    /** A builder with every default. */
    public static SchemaRegistryBuilder builder() {
        return new SchemaRegistryBuilder();
    }

    /**
     * Starts the process and returns when it answers; does nothing if it was started. Whether it starts or not, it is to be
     * closed.
     *
     * @throws PortTakenException if another program listens on its port
     * @throws EmbeddedServiceException if it does not start; with the end of its log
     */
    public synchronized void start() {
        if (child != null) {
            return;
        }
        Ports.requireFree(SERVICE, host, port);
        List<String> arguments = new ArrayList<>(JVM_OPTIONS);
        arguments.add("-Djava.io.tmpdir=" + work);
        arguments.add("-Dquarkus.http.host=" + host);
        arguments.add("-Dquarkus.http.port=" + port);
        arguments.add("-Dquarkus.log.level=WARN");
        arguments.addAll(List.of(StdinWatch.class.getName(), MAIN_CLASS));
        child = ChildJvm.start(SERVICE, runner + File.pathSeparator + isolatedWatch(), arguments, log);
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(PROBE_TIMEOUT).build();
        child.awaitReady(() -> answers(client), startTimeout);
    }

    /** Base address of Confluent's API, for the setting {@code schema.registry.url}. */
    public String url() {
        return "http://" + host + ":" + port + API;
    }

    /** The port, 1 to 65535. */
    public int port() {
        return port;
    }

    /** The file with what the registry logs. */
    public Path log() {
        return log;
    }

    /** The id of the registry's process. */
    public synchronized long pid() {
        return child.pid();
    }

    /** Whether the process lives. */
    public synchronized boolean isRunning() {
        return child != null && child.isAlive();
    }

    /** Ends the registry; returns when its process is gone. */
    @Override
    public synchronized void close() {
        if (child != null) {
            child.close();
        }
        LocalFiles.delete(work);
    }

    private boolean answers(HttpClient client) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/subjects"))
                .timeout(PROBE_TIMEOUT)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A folder with the class file of {@link StdinWatch} and nothing else: our libraries are not the registry's. */
    private Path isolatedWatch() {
        Path folder = work.resolve("watch");
        String file = StdinWatch.class.getName().replace('.', '/') + ".class";
        try (InputStream in = StdinWatch.class.getResourceAsStream("/" + file)) {
            if (in == null) {
                throw new EmbeddedServiceException(
                        SERVICE + ": " + file + " is missing from this program; build it again");
            }
            Path target = folder.resolve(file);
            Files.createDirectories(target.getParent());
            Files.copy(in, target);
        } catch (IOException e) {
            throw new EmbeddedServiceException(SERVICE + ": cannot write to " + folder + ": " + e.getMessage(), e);
        }
        return folder;
    }
}
