package io.tallystick.topology.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tallystick.topology.http.HealthCheck.Health;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
    private static final HttpSettings ANY_PORT = HttpSettings.DEFAULTS.at("127.0.0.1", 0);

    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Health ledger = new Health("ledger", true, true, "RUNNING");
    private final Consumer<RoutesConfig> failing = routes -> routes.get("/fails", context -> {
        throw new IllegalStateException("a secret of the inside");
    });
    private final HealthServer server = HealthServer.start(
            ANY_PORT,
            List.of(() -> ledger, () -> new Health("topics", true, true, "9 topics reachable")),
            metrics,
            List.of(failing));
    private final HttpProbe http = new HttpProbe(server.url());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void ready_allChecksWell_isUp() throws Exception {
        HttpResponse<String> response = http.get("/health/ready");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(HttpProbe.type(response)).isEqualTo("application/json");
        assertThat(response.body())
                .isEqualTo("{\"status\":\"up\",\"checks\":["
                        + "{\"name\":\"ledger\",\"status\":\"up\",\"detail\":\"RUNNING\"},"
                        + "{\"name\":\"topics\",\"status\":\"up\",\"detail\":\"9 topics reachable\"}]}\n");
    }

    @Test
    void ready_whileRebalancing_isDownButLive() throws Exception {
        ledger = new Health("ledger", true, false, "REBALANCING");
        HttpResponse<String> ready = http.get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body())
                .contains(
                        "\"status\":\"down\"", "{\"name\":\"ledger\",\"status\":\"down\",\"detail\":\"REBALANCING\"}");
        assertThat(http.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void live_streamThreadsDead_isDown() throws Exception {
        ledger = new Health("ledger", false, false, "ERROR: ledger 3 forked");
        HttpResponse<String> live = http.get("/health/live");
        assertThat(live.statusCode()).isEqualTo(503);
        assertThat(live.body()).contains("ERROR: ledger 3 forked");
    }

    @Test
    void metrics_registryWithACounter_isPrometheusText() throws Exception {
        Counter.builder("things").register(metrics).increment(3);
        HttpResponse<String> response = http.get("/metrics");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(HttpProbe.type(response)).startsWith("text/plain").contains("version=0.0.4");
        assertThat(response.body()).contains("things_total 3.0");
    }

    @Test
    void request_unknownPath_isAProblem() throws Exception {
        HttpResponse<String> response = http.get("/nowhere", "Accept", "text/html");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(HttpProbe.type(response)).isEqualTo("application/problem+json");
        assertThat(response.body()).contains("\"status\":404").contains("\"title\":");
    }

    @Test
    void request_otherMethod_isAProblem() throws Exception {
        HttpResponse<String> response = http.send("POST", "/metrics");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(HttpProbe.type(response)).isEqualTo("application/problem+json");
    }

    @Test
    void request_handlerThrows_tellsNothingOfTheInside() throws Exception {
        HttpResponse<String> response = http.get("/fails");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(HttpProbe.type(response)).isEqualTo("application/problem+json");
        assertThat(response.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void request_headersTooLarge_isRefused() throws Exception {
        HttpResponse<String> response = http.get("/metrics", "X-Long", "x".repeat(HttpSettings.MAX_HEADER_BYTES));
        assertThat(response.statusCode()).isEqualTo(431);
        assertThat(response.body()).doesNotContain("at org.").doesNotContain("Exception:");
    }

    @Test
    void request_pathThatIsNoUri_isRefusedWithoutAStackTrace() throws Exception {
        String answer = raw("GET /a%2e%2e/%zz HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("at org.").doesNotContain("<html");
    }

    @Test
    void request_notHttpAtAll_isRefused() throws Exception {
        assertThat(raw("\u0016\u0003\u0001 hello\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("at org.");
    }

    @Test
    void start_portTaken_saysWhichPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatExceptionOfType(HttpPortTakenException.class)
                    .isThrownBy(() -> HealthServer.start(
                            ANY_PORT.at("127.0.0.1", taken.getLocalPort()), List.of(), metrics, List.of()))
                    .withMessageContaining("port " + taken.getLocalPort() + " on 127.0.0.1 is taken")
                    .satisfies(e -> assertThat(e.port()).isEqualTo(taken.getLocalPort()));
        }
    }

    @Test
    void settings_outOfRange_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANY_PORT.at("127.0.0.1", 70_000))
                .withMessage("http port: got 70000, want 0 to 65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HttpSettings("127.0.0.1", 0, 1, Duration.ofSeconds(30)))
                .withMessage("http threads: got 1, want 8 to 256");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
