package io.tallystick.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.schemas.Event;
import io.tallystick.schemas.serde.PlannedRegistry.Answer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said where no registry answers under the URL that was given. */
class RegistryUrlTest {
    private static final String UNKNOWN_ID = "{\"error_code\":40403,\"message\":\"Schema not found\"}";
    /** As Apicurio answers where its URL is given without the path of Confluent's API. */
    private static final String NO_RESOURCE =
            "{\"detail\":\"NotFoundException\",\"error_code\":404,\"message\":\"RESTEASY003210: Could not find resource\"}";

    private final FakeWaiting waiting = FakeWaiting.atOnce();
    private PlannedRegistry server;

    @BeforeEach
    void start() throws IOException {
        server = PlannedRegistry.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void idOf_urlWithoutItsPath_namesUrlStatusAndWhatToTry() {
        requireHint(404, NO_RESOURCE);
        requireHint(404, "<html>nginx</html>");
        requireHint(405, "{\"error_code\":405,\"message\":\"Method Not Allowed\"}");
        assertThat(waiting.sleeps).isEmpty();
    }

    private void requireHint(int status, String body) {
        server.answers().clear();
        server.answers().add(new Answer(status, body));
        String url = server.url();
        assertThatThrownBy(() -> server.registry(Map.of(), waiting).idOf("s-value", Event.getClassSchema()))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessage("schema " + Event.getClassSchema().getFullName()
                        + " of subject s-value: the schema registry at " + url + " answered with status " + status
                        + " and no code of Confluent's API, so it is probably not there: give schema.registry.url with its"
                        + " path, such as " + url + "/apis/ccompat/v7 for Apicurio");
    }

    @Test
    void schemaById_urlWithoutItsPath_saysThatItMayBeThePath() {
        server.answers().add(new Answer(404, NO_RESOURCE));
        assertThatThrownBy(() -> server.registry(Map.of(), waiting).schemaById(7))
                .isInstanceOf(UnknownSchemaIdException.class)
                .hasMessageContaining("/apis/ccompat/v7 for Apicurio");
        server.answers().clear();
        server.answers().add(new Answer(404, UNKNOWN_ID));
        assertThatThrownBy(() -> server.registry(Map.of(), waiting).schemaById(7))
                .isInstanceOf(UnknownSchemaIdException.class)
                .hasMessageNotContaining("ccompat");
    }
}
