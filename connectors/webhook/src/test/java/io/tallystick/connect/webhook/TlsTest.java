package io.tallystick.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.tallystick.connect.plugin.SettingException;
import io.tallystick.connect.webhook.delivery.AttemptResult;
import io.tallystick.connect.webhook.delivery.AttemptResult.Answered;
import io.tallystick.connect.webhook.delivery.AttemptResult.Unanswered;
import io.tallystick.connect.webhook.event.CloudEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real HTTPS server that wants a client's certificate. */
class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path dir;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private TestCa ours;
    private TestCa others;
    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        ours = new TestCa("ours");
        others = new TestCa("others");
        Path key = ours.keystore(dir.resolve("server.p12"), PASSWORD, "localhost");
        Path trust = ours.truststore(dir.resolve("trust.p12"), PASSWORD);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(Tls.of(trust.toString(), PASSWORD, key.toString(), PASSWORD)
                        .context()) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters tls = getSSLContext().getDefaultSSLParameters();
                        tls.setNeedClientAuth(true);
                        parameters.setSSLParameters(tls);
                    }
                });
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void post_certificatesOfOneCa_isTaken() throws Exception {
        assertThat(post(ours, ours, "localhost")).isEqualTo(new Answered(204, null, ""));
        assertThat(requests).hasValue(1);
    }

    @Test
    void post_targetOfAnotherCa_isRefusedBeforeAnythingIsSent() throws Exception {
        requireRefused(post(others, ours, "localhost"));
    }

    @Test
    void post_ownCertificateOfAnotherCa_isRefused() throws Exception {
        requireRefused(post(ours, others, "localhost"));
    }

    @Test
    void post_noOwnCertificate_isRefused() throws Exception {
        requireRefused(post(ours, null, "localhost"));
    }

    @Test
    void post_certificateOfAnotherName_isRefused() throws Exception {
        requireRefused(post(ours, ours, "127.0.0.1"));
    }

    @Test
    void tls_wrongPassword_isNamedWithoutIt() throws Exception {
        Path trust = ours.truststore(dir.resolve("t.p12"), PASSWORD);
        assertThatThrownBy(() -> Tls.of(trust.toString(), "hunter2", "", ""))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("t.p12")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void tls_fileThatIsNoStore_isNamed() throws Exception {
        Path file = Files.writeString(dir.resolve("x.p12"), "no store");
        assertThatThrownBy(() -> Tls.of("", "", file.toString(), PASSWORD)).hasMessageContaining("x.p12");
    }

    @Test
    void config_asText_holdsNoSecret() {
        Map<String, String> settings = settings("https://localhost/");
        settings.put("target.authorization", "Bearer hunter2");
        settings.put("ssl.keystore.password", "hunter2");
        assertThat(new WebhookConfig(settings).values().toString()).doesNotContain("hunter2");
    }

    private void requireRefused(AttemptResult result) {
        assertThat(result).isInstanceOf(Unanswered.class);
        assertThat(requests).hasValue(0);
    }

    private AttemptResult post(TestCa trusted, TestCa own, String host) throws Exception {
        Map<String, String> settings =
                settings("https://" + host + ":" + server.getAddress().getPort() + "/");
        settings.put(
                "ssl.truststore.location",
                trusted.truststore(dir.resolve("c-trust.p12"), PASSWORD).toString());
        settings.put("ssl.truststore.password", PASSWORD);
        if (own != null) {
            settings.put(
                    "ssl.keystore.location",
                    own.keystore(dir.resolve("c-key.p12"), PASSWORD, "client").toString());
            settings.put("ssl.keystore.password", PASSWORD);
        }
        WebhookConfig config = new WebhookConfig(settings);
        CloudEvent event = new CloudEvent(
                new TreeMap<>(Map.of("id", "n/0/1/0", "source", "/s", "specversion", "1.0", "type", "t")), null);
        return new HttpTarget(config, threads)
                .post(config.requests().build(event, null), Instant.EPOCH)
                .handle(HttpTarget::result)
                .get(30, TimeUnit.SECONDS);
    }

    private static Map<String, String> settings(String url) {
        Map<String, String> settings = new HashMap<>();
        settings.put("target.url", url);
        settings.put("http.version", "1.1");
        settings.put("dead.letter.required", "false");
        return settings;
    }
}
