package io.tallystick.connect.http;

import static io.tallystick.connect.http.Client.senml;
import static io.tallystick.connect.http.Client.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose committer never comes to work: what is refused without Kafka, and what back-pressure is. */
class RefusalsTest {
    private static final String PUMP = "?subject=north&device=pump-1";
    private static final String SENML = "application/senml+json";

    private final TestSite site = new TestSite("refusals", "127.0.0.1:1");
    private final IntakeQueue queue = new IntakeQueue(2, 1_000_000);
    private IntakeServer server;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        IntakeSettings settings = IntakeSettings.DEFAULTS.at("127.0.0.1", 0);
        IntakeServer.Intake intake = site.intake();
        Committer idle =
                new Committer(intake.journal(), intake.output(), intake.gateway(), queue, Duration.ofSeconds(1));
        server = IntakeServer.listen(settings, intake, queue, idle);
        client = new Client(server.url());
    }

    @AfterEach
    void stop() {
        server.close();
        site.close();
    }

    private static void requireProblem(Client.Answer answer, int status, String detail) throws Exception {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).contains(detail);
    }

    @ParameterizedTest
    @CsvSource({
        ",got no Authorization",
        "Basic dXNlcjpwYXNz,got another form",
        "Bearer,got another form",
        "Bearer a b,got another form",
        "Bearer wrong,nobody's",
        "Bearer T0ken-of-all,nobody's"
    })
    void readings_withoutAToken_401(String authorization, String detail) throws Exception {
        Client.Answer answer = authorization == null
                ? client.post(PUMP, SENML, senml(1))
                : client.post(PUMP, SENML, senml(1), "Authorization", authorization);

        requireProblem(answer, 401, detail);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer realm=\"tallystick\"");
        assertThat(answer.response().body()).doesNotContain("wrong");
        assertThat(queue.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"?subject=line-4/a&device=pump-1", "?subject=line-3/a&device=fan-1", "?subject=line-3&device=pump-1"})
    void readings_beyondTheTokensScope_403(String query) throws Exception {
        requireProblem(
                client.post(query, SENML, senml(1), "Authorization", "Bearer " + TestSite.LIMITED),
                403,
                "want subjects that begin with 'line-3/' and devices that begin with 'pump-'");
        assertThat(queue.size()).isZero();
    }

    @Test
    void readings_namedByTheBody_areHeldToTheTokensScopeToo() throws Exception {
        String line = "{\"plant\":\"line-4\",\"id\":\"pump-1\",\"ts\":1767225600000,\"rpm\":2}";
        requireProblem(
                client.post("", "application/x-ndjson", utf8(line), "Authorization", "Bearer " + TestSite.LIMITED),
                403,
                "got subject 'line-4'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/octet-stream", "application/jsonx", "multipart/mixed"})
    void body_ofAnotherKind_415(String type) throws Exception {
        Client.Answer answer = client.readings(PUMP, type, senml(1));

        requireProblem(answer, 415, "want one of application/cose, application/cbor-seq");
        assertThat(answer.header("Accept-Post")).contains("application/senml+cbor");
    }

    @Test
    void body_compressed_415() throws Exception {
        requireProblem(client.readings(PUMP, SENML, senml(1), "Content-Encoding", "gzip"), 415, "got 'gzip'");
    }

    @ParameterizedTest
    @CsvSource({
        "application/cose,65533",
        "application/senml+json,61440",
        "application/json,61440",
        "application/x-ndjson,1048576",
        "application/cbor-seq,1048576"
    })
    void body_oneByteTooLarge_413_withALengthAndWithout(String type, int most) throws Exception {
        byte[] body = new byte[most + 1];
        requireProblem(client.readings(PUMP, type, body), 413, "want a body of at most " + most + " bytes");
        requireProblem(
                client.send(client.request("/api/v1/events" + PUMP, "Authorization", "Bearer " + TestSite.TOKEN)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))),
                413,
                "want a body of at most " + most + " bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "?subject=north,application/senml+json",
        "?device=pump-1,application/json",
        "?subject=a&subject=b&device=pump-1,application/senml+json",
        "'',application/senml+json",
        "'',application/senml+cbor"
    })
    void readings_withoutOneOfEachName_400(String query, String type) throws Exception {
        requireProblem(client.readings(query, type, senml(1)), 400, "want");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/cbor-seq"})
    void batch_ofNothing_400(String type) throws Exception {
        requireProblem(client.readings(PUMP, type, new byte[0]), 400, "got nothing in it");
    }

    /** What no client library would send. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/events?subject=%ZZ&device=pump-1",
                "/api/v1/events?subject=%ff&device=pump-1",
                "/api/v1/events?subject=%c3&device=pump-1",
                "/api/v1/events?subject=a b&device=pump-1"
            })
    void request_malformed_400(String target) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
            socket.setSoTimeout(10_000);
            String request = "POST " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: " + SENML
                    + "\r\nAuthorization: Bearer " + TestSite.TOKEN + "\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(utf8(request));
            String answer = new String(socket.getInputStream().readAllBytes());
            assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("\tat ");
        }
    }

    @Test
    void key_thatIsNone_400() throws Exception {
        requireProblem(
                client.readings(PUMP, SENML, senml(1), "Idempotency-Key", "\"a"),
                400,
                "Idempotency-Key: want 1 to 255");
    }

    @Test
    void otherMethodsAndPaths_405And404() throws Exception {
        Client.Answer get = client.get("/api/v1/events");
        requireProblem(get, 405, "");
        assertThat(get.header("Allow")).isEqualTo("POST");
        requireProblem(client.get("/api/v1/event"), 404, "");
    }

    @Test
    void health_beforeTheJournalIsOpen_liveAndNotReady() throws Exception {
        assertThat(client.get("/health/live").status()).isEqualTo(200);
        assertThat(client.get("/health/ready").status()).isEqualTo(503);
        assertThat(client.get("/health/ready")
                        .json()
                        .path("checks")
                        .path(0)
                        .path("detail")
                        .asText())
                .isEqualTo("the journal is being opened");
    }

    @Test
    void post_whileTheQueueIsFull_429_thoseThatWaitAreAnsweredWhenItCloses() throws Exception {
        CompletableFuture<Client.Answer> one = later(1);
        CompletableFuture<Client.Answer> two = later(2);
        await().until(() -> queue.size() == 2);

        Client.Answer third = client.readings(PUMP, SENML, senml(3));
        requireProblem(third, 429, "2 requests wait");
        assertThat(third.header("Retry-After")).isEqualTo("2");
        assertThat(one).isNotDone();

        queue.close().forEach(pending -> pending.refuse(new Problem(503, "over", "nothing was written")));
        requireProblem(one.get(), 503, "nothing was written");
        requireProblem(two.get(), 503, "nothing was written");
    }

    private CompletableFuture<Client.Answer> later(int second) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return client.readings(PUMP, SENML, senml(second));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }
}
