package io.tallystick.schemas.serde;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server on the loopback that answers as a registry does, with what a test plans; the last answer stays. */
final class PlannedRegistry implements AutoCloseable {
    record Answer(int status, String body) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> credentials = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;

    private PlannedRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
    }

    static PlannedRegistry start() throws IOException {
        PlannedRegistry registry = new PlannedRegistry();
        registry.server.start();
        return registry;
    }

    Deque<Answer> answers() {
        return answers;
    }

    List<String> requests() {
        return requests;
    }

    List<String> credentials() {
        return credentials;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The genuine client of it. */
    Registry registry(Map<String, String> more, FakeWaiting waiting) {
        Map<String, Object> configs = new HashMap<>(more);
        configs.put("schema.registry.url", url());
        configs.putIfAbsent("tallystick.registry.wait.ms", "10000");
        RegistrySettings settings = RegistrySettings.from(configs);
        CachedSchemaRegistryClient client = new CachedSchemaRegistryClient(
                settings.urls(), settings.cacheCapacity(), List.of(new AvroSchemaProvider()), settings.passedThrough());
        return new Registry(client, settings, waiting);
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        requests.add(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        Answer answer = answers.size() > 1 ? answers.poll() : answers.peek();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
