package io.tallystick.connect.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A real HTTP server that keeps what it was sent and answers as told; it can be stopped and started on the same port. */
final class TestTarget implements AutoCloseable {
    /** How a request is answered. */
    interface Answer {
        /** Answers, or does not; {@code number} counts requests from 0. */
        void give(HttpExchange exchange, Request request, int number) throws IOException;
    }

    /** A request, when it was read. */
    record Request(String id, String idempotencyKey, String timestamp, String signature, String subject, String body) {}

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Answer answer;
    private final int port;
    private HttpServer server;
    private ExecutorService threads;

    TestTarget(Answer answer) {
        this.answer = answer;
        start(0);
        port = server.getAddress().getPort();
    }

    private void start(int wantedPort) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wantedPort), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Request request = new Request(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                exchange.getRequestHeaders().getFirst("ce-subject"),
                body);
        requests.add(request);
        answer.give(exchange, request, count.getAndIncrement());
        exchange.close();
    }

    /** Answers with a status and no body. */
    static void status(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    /** Answers with headers and the first byte of a longer body, and no more until the other side has given up. */
    static void hangUntilGivenUp(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (!never.await(20, TimeUnit.MILLISECONDS)) {
                out.write('.');
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    void restart() {
        start(port);
    }

    String url() {
        return "http://127.0.0.1:" + port + "/hook";
    }

    List<Request> requests() {
        return requests;
    }

    @Override
    public void close() {
        stop();
    }
}
