package io.tallystick.cli.consumers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.Signers;
import io.tallystick.ledger.note.NoteSigner;
import io.tallystick.ledger.note.SignedNote;
import io.tallystick.ledger.proof.TlogProof;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Passes questions on to the HTTP interface of a network, and lies about the proofs of some entries. */
final class LyingApi implements AutoCloseable {
    /** What is given instead of a proof. */
    enum Lie {
        /** The proof of the entry before, said to be of this one: once, then the truth. */
        OTHER_ENTRY_ONCE,
        /** The right proof, its checkpoint signed by a key that is not the ledger's. */
        OTHER_KEY
    }

    private final HttpServer server;
    private final URI truth;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Lie> lies = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    LyingApi(String truth) throws IOException {
        this.truth = URI.create(truth);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "lying-api");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    LyingApi lie(int ledger, long index, Lie lie) {
        lies.put(path(ledger, index), lie);
        return this;
    }

    private static String path(int ledger, long index) {
        return "/api/v1/ledgers/" + ledger + "/entries/" + index + "/proof";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            HttpResponse<String> answer = ask(path);
            String body = answer.body();
            if (answer.statusCode() == 200 && lies.containsKey(path)) {
                body = lies.get(path) == Lie.OTHER_KEY ? otherKey(body) : told.add(path) ? otherEntry(path) : body;
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.statusCode(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(truth.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String otherEntry(String path) throws Exception {
        long index = Long.parseLong(path.replaceAll(".*/entries/(\\d+)/proof", "$1"));
        String other =
                ask(path.replace("/" + index + "/", "/" + (index - 1) + "/")).body();
        return other.replace("\nindex " + (index - 1) + "\n", "\nindex " + index + "\n");
    }

    private static String otherKey(String proof) throws Exception {
        SignedNote note =
                TlogProof.parse(proof.getBytes(StandardCharsets.UTF_8)).checkpoint();
        String origin = note.unverifiedText().lines().findFirst().orElseThrow();
        NoteSigner stranger = new NoteSigner(origin, Signers.generate(SignatureAlgorithm.ED25519, new SecureRandom()));
        String signed =
                new String(SignedNote.sign(note.unverifiedText(), stranger).bytes(), StandardCharsets.UTF_8);
        return proof.substring(0, proof.indexOf("\n\n") + 2) + signed;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
