package io.tallystick.connect.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tallystick.embedded.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real distributed Connect worker in a JVM of its own, so that it can be killed. Its plugins are read from their archive. */
final class WorkerProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final String url;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private ChildJvm child;

    WorkerProcess(String bootstrap, Path plugins, Path folder) throws IOException {
        this.folder = folder;
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        url = "http://127.0.0.1:" + port;
        StringBuilder settings = new StringBuilder();
        Map.ofEntries(
                        Map.entry("bootstrap.servers", bootstrap),
                        Map.entry("group.id", "connect"),
                        Map.entry("listeners", url),
                        Map.entry("plugin.path", plugins.toString()),
                        Map.entry("plugin.discovery", "service_load"),
                        Map.entry("exactly.once.source.support", "enabled"),
                        Map.entry("key.converter", "org.apache.kafka.connect.storage.StringConverter"),
                        Map.entry("value.converter", "org.apache.kafka.connect.storage.StringConverter"),
                        Map.entry("config.storage.topic", "connect-config"),
                        Map.entry("config.storage.replication.factor", "1"),
                        Map.entry("offset.storage.topic", "connect-offset"),
                        Map.entry("offset.storage.replication.factor", "1"),
                        Map.entry("offset.storage.partitions", "1"),
                        Map.entry("status.storage.topic", "connect-status"),
                        Map.entry("status.storage.replication.factor", "1"),
                        Map.entry("status.storage.partitions", "1"),
                        Map.entry("session.timeout.ms", "6000"),
                        Map.entry("heartbeat.interval.ms", "1000"),
                        Map.entry("scheduled.rebalance.max.delay.ms", "0"),
                        Map.entry("offset.flush.interval.ms", "1000"))
                .forEach((name, value) ->
                        settings.append(name).append('=').append(value).append('\n'));
        Files.writeString(folder.resolve("worker.properties"), settings);
    }

    /** Starts it, and waits until it answers. */
    void start() {
        child = ChildJvm.start(
                "Connect worker",
                System.getProperty("java.class.path"),
                List.of(
                        "-Xmx512m",
                        "org.apache.kafka.connect.cli.ConnectDistributed",
                        folder.resolve("worker.properties").toString()),
                folder.resolve("worker.log"));
        child.awaitReady(this::answers, Duration.ofSeconds(90));
    }

    private boolean answers() {
        try {
            get("/connectors");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it as kill -9 does. */
    void kill() {
        child.kill();
    }

    JsonNode put(String path, Map<String, String> body) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    JsonNode get(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(10))
                .build());
    }

    String log() {
        try {
            return Files.readString(folder.resolve("worker.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IOException(request.uri() + ": " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        if (child != null) {
            child.close();
        }
    }
}
