package io.tallystick.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tallystick.schemas.Event;
import io.tallystick.schemas.serde.PlannedRegistry.Answer;
import java.io.IOException;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The genuine client against a server on the loopback that answers as a registry does, with the codes that a test plans. */
class RegistryHttpTest {
    private static final String UNKNOWN_ID = "{\"error_code\":40403,\"message\":\"Schema not found\"}";
    private static final String BROKEN = "{\"error_code\":50001,\"message\":\"Error in the backend data store\"}";

    private static final String RULE_EXISTS =
            "{\"error_code\":409,\"message\":\"A rule named 'COMPATIBILITY' already exists.\"}";

    private final FakeWaiting waiting = FakeWaiting.atOnce();
    private PlannedRegistry server;
    private Deque<Answer> answers;
    private List<String> requests;
    private List<String> credentials;

    @BeforeEach
    void start() throws IOException {
        server = PlannedRegistry.start();
        answers = server.answers();
        requests = server.requests();
        credentials = server.credentials();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Registry registry(Map<String, String> more) {
        return server.registry(more, waiting);
    }

    private static Answer schema() {
        String text = JavaHints.without(Event.getClassSchema()).toString();
        return new Answer(200, "{\"schema\":\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");
    }

    @Test
    void schemaById_known_isTheSchema() {
        answers.add(schema());
        assertThat(registry(Map.of()).schemaById(7)).isEqualTo(JavaHints.without(Event.getClassSchema()));
        assertThat(requests.get(0)).isEqualTo("GET /schemas/ids/7");
    }

    @Test
    void schemaById_404_isUnknownAtOnce() {
        answers.add(new Answer(404, UNKNOWN_ID));
        assertThatThrownBy(() -> registry(Map.of()).schemaById(7))
                .isInstanceOf(UnknownSchemaIdException.class)
                .hasMessageContaining("schema id 7");
        assertThat(waiting.sleeps).isEmpty();
    }

    @Test
    void schemaById_500ThenRight_waitsAndGoesOn() {
        answers.add(new Answer(500, BROKEN));
        answers.add(new Answer(503, BROKEN));
        answers.add(schema());
        assertThat(registry(Map.of()).schemaById(7).getName()).isEqualTo("Event");
        assertThat(waiting.sleeps).hasSize(2);
        assertThat(waiting.sleeps.get(1)).isEqualTo(waiting.sleeps.get(0).multipliedBy(2));
    }

    @Test
    void schemaById_500ForEver_isUnavailableWhenTheWaitIsOver() {
        answers.add(new Answer(500, BROKEN));
        assertThatThrownBy(() -> registry(Map.of()).schemaById(7))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("no answer in 10000 ms");
        assertThat(waiting.nanoTime()).isEqualTo(10_000_000_000L);
    }

    @Test
    void schemaById_nobodyListens_isUnavailable() {
        Registry registry = registry(Map.of("tallystick.registry.wait.ms", "0"));
        server.close();
        assertThatThrownBy(() -> registry.schemaById(7)).isInstanceOf(RegistryUnavailableException.class);
        assertThat(waiting.sleeps).isEmpty();
    }

    @Test
    void schemaById_401_isRefusedAtOnce() {
        answers.add(new Answer(401, "{\"error_code\":401,\"message\":\"Unauthorized\"}"));
        assertThatThrownBy(() -> registry(Map.of()).schemaById(7))
                .isInstanceOfSatisfying(
                        RegistryRefusedException.class,
                        e -> assertThat(e.status()).isEqualTo(401));
        assertThat(waiting.sleeps).isEmpty();
    }

    @Test
    void schemaById_schemaOfAnotherKind_isRefused() {
        answers.add(new Answer(200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax = \\\"proto3\\\";\"}"));
        assertThatThrownBy(() -> registry(Map.of()).schemaById(7))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("not an Avro schema");
        assertThat(waiting.sleeps).isEmpty();
    }

    @Test
    void idOf_incompatible_isRefusedWithTheRegistrysWords() {
        answers.add(new Answer(409, "{\"error_code\":409,\"message\":\"Schema being registered is incompatible\"}"));
        assertThatThrownBy(() -> registry(Map.of()).idOf("demo.events-value", Event.getClassSchema()))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("demo.events-value")
                .hasMessageContaining("incompatible");
    }

    @Test
    void idOf_incompatibleAndNotThere_isRefusedWithTheFirstWords() {
        answers.add(new Answer(409, "{\"error_code\":409,\"message\":\"Schema being registered is incompatible\"}"));
        answers.add(new Answer(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}"));
        assertThatThrownBy(() -> registry(Map.of()).idOf("demo.events-value", Event.getClassSchema()))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("incompatible");
    }

    @Test
    void idOf_anotherInstanceRegisteredItMeanwhile_isItsId() {
        answers.add(new Answer(409, "{\"error_code\":409,\"message\":\"An artifact already exists\"}"));
        answers.add(new Answer(200, "{\"id\":5}"));
        answers.add(new Answer(200, "{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}"));
        assertThat(registry(Map.of()).idOf("demo.events-value", Event.getClassSchema()))
                .isEqualTo(5);
    }

    @Test
    void idOf_newSubject_registersAndSetsTheLevel() {
        answers.add(new Answer(200, "{\"id\":5}"));
        answers.add(new Answer(404, "{\"error_code\":40408,\"message\":\"no level\"}"));
        answers.add(new Answer(200, "{\"compatibility\":\"FULL_TRANSITIVE\"}"));
        assertThat(registry(Map.of()).idOf("s-value", Event.getClassSchema())).isEqualTo(5);
        assertThat(requests)
                .containsExactly("POST /subjects/s-value/versions", "GET /config/s-value", "PUT /config/s-value");
    }

    @Test
    void idOf_levelForbidden_stillGivesTheId() {
        answers.add(new Answer(200, "{\"id\":5}"));
        answers.add(new Answer(403, "{\"error_code\":403,\"message\":\"Forbidden\"}"));
        assertThat(registry(Map.of()).idOf("s-value", Event.getClassSchema())).isEqualTo(5);
    }

    @Test
    void idOf_anotherInstanceSetTheLevelMeanwhile_saysNothing() {
        answers.add(new Answer(200, "{\"id\":5}"));
        answers.add(new Answer(404, "{\"error_code\":40408,\"message\":\"no level\"}"));
        answers.add(new Answer(409, RULE_EXISTS));
        answers.add(new Answer(200, "{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}"));
        List<String> warnings = warningsOf(() -> registry(Map.of()).idOf("s-value", Event.getClassSchema()));
        assertThat(warnings).isEmpty();
        assertThat(requests)
                .containsExactly(
                        "POST /subjects/s-value/versions",
                        "GET /config/s-value",
                        "PUT /config/s-value",
                        "GET /config/s-value");
    }

    @Test
    void idOf_somebodySetAnotherLevelMeanwhile_warnsOnce() {
        answers.add(new Answer(200, "{\"id\":5}"));
        answers.add(new Answer(404, "{\"error_code\":40408,\"message\":\"no level\"}"));
        answers.add(new Answer(409, RULE_EXISTS));
        answers.add(new Answer(200, "{\"compatibilityLevel\":\"NONE\"}"));
        List<String> warnings = warningsOf(() -> registry(Map.of()).idOf("s-value", Event.getClassSchema()));
        assertThat(warnings).singleElement().asString().contains("s-value", "FULL_TRANSITIVE", "already exists");
    }

    @Test
    void openWhen_notReadyYet_asksWhenItIs() throws Exception {
        answers.add(schema());
        CompletableFuture<Void> ready = new CompletableFuture<>();
        try (Registry registry = Registry.openWhen(ready, settings())) {
            CompletableFuture<String> asked =
                    CompletableFuture.supplyAsync(() -> registry.schemaById(7).getName());
            assertThat(requests).isEmpty();
            ready.complete(null);
            assertThat(asked.get(30, TimeUnit.SECONDS)).isEqualTo("Event");
        }
    }

    @Test
    void openWhen_doesNotStart_isUnavailableWithoutAsking() {
        CompletableFuture<Void> ready = CompletableFuture.failedFuture(new IllegalStateException("port 1 is taken"));
        try (Registry registry = Registry.openWhen(ready, settings())) {
            assertThatThrownBy(() -> registry.idOf("s-value", Event.getClassSchema()))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("port 1 is taken");
            assertThat(requests).isEmpty();
        }
    }

    private RegistrySettings settings() {
        return RegistrySettings.from(Map.of("schema.registry.url", server.url()));
    }

    private static List<String> warningsOf(Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger(Registry.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        Level level = logger.getLevel();
        logger.setLevel(Level.WARN);
        try {
            work.run();
        } finally {
            logger.setLevel(level);
            logger.detachAppender(log);
        }
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void idOf_withoutAutoRegister_onlyLooksUp() {
        answers.add(new Answer(200, "{\"subject\":\"s-value\",\"version\":1,\"id\":6,\"schema\":\"{}\"}"));
        Registry registry = registry(Map.of("auto.register.schemas", "false"));
        assertThat(registry.idOf("s-value", Event.getClassSchema())).isEqualTo(6);
        assertThat(requests).containsExactly("POST /subjects/s-value");
    }

    @Test
    void settings_basicAuth_reachesTheServer() {
        answers.add(schema());
        registry(Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "fred:letmein"))
                .schemaById(7);
        assertThat(credentials).containsExactly("Basic ZnJlZDpsZXRtZWlu");
    }

    @Test
    void settings_bearerToken_reachesTheServer() {
        answers.add(schema());
        registry(Map.of("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "t0k3n"))
                .schemaById(7);
        assertThat(credentials).containsExactly("Bearer t0k3n");
    }

    @Test
    void settings_missingTrustStore_namesTheFile() {
        assertThatThrownBy(() -> registry(Map.of("schema.registry.ssl.truststore.location", "/no/such/trust.p12")))
                .hasStackTraceContaining("/no/such/trust.p12");
    }
}
