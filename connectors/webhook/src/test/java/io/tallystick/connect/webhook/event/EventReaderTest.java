package io.tallystick.connect.webhook.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private static final String PLACE = "demo.alerts/1/42";
    private final EventReader reader = new EventReader(new EventDefaults("/kafka", "io.tallystick.record", "effectId"));

    @Test
    void read_alertHeaders_attributesWithoutPrefixAndJsonAsContentType() {
        Map<String, String> headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", "demo/1/500/0",
                "ce_source", "/tallystick/demo/1",
                "ce_type", "io.tallystick.alert.raised",
                "ce_index", "500",
                "content-type", "application/avro",
                "trace", "x");
        CloudEvent event = reader.read(headers, StrictJson.parse("{\"a\":1}"), PLACE, "press-4");
        assertThat(event.attributes())
                .containsEntry("id", "demo/1/500/0")
                .containsEntry("source", "/tallystick/demo/1")
                .containsEntry("index", "500")
                .containsEntry("subject", "press-4")
                .containsEntry("datacontenttype", "application/json")
                .doesNotContainKeys("trace", "ce_id");
    }

    @Test
    void read_noHeaders_identityIsTheField() {
        CloudEvent event = reader.read(Map.of(), StrictJson.parse("{\"effectId\":\"n/0/1/0\"}"), PLACE, null);
        assertThat(event.id()).isEqualTo("n/0/1/0");
        assertThat(event.attributes())
                .containsEntry("type", "io.tallystick.record")
                .doesNotContainKey("subject");
    }

    @Test
    void read_noHeadersNoField_identityIsThePlace() {
        assertThat(reader.read(Map.of(), StrictJson.parse("[1]"), PLACE, null).id())
                .isEqualTo(PLACE);
    }

    @Test
    void read_tombstone_eventWithoutData() {
        CloudEvent event = reader.read(Map.of("content-type", "application/json"), null, PLACE, "k");
        assertThat(event.data()).isNull();
        assertThat(event.attributes()).doesNotContainKey("datacontenttype");
    }

    @Test
    void read_textOfAnotherMediaType_isKeptAsText() {
        CloudEvent event =
                reader.read(Map.of("content-type", "text/plain"), TextNode.valueOf("{not json"), PLACE, null);
        assertThat(event.data().textValue()).isEqualTo("{not json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "{\"a\":1,\"a\":2}", "nul", "{'a':1}", "NaN", "[1,]"})
    void read_textThatIsNoJson_isRefused(String text) {
        assertThatThrownBy(() -> reader.read(Map.of(), TextNode.valueOf(text), PLACE, null))
                .isInstanceOf(UnconvertibleRecordException.class)
                .hasMessageContaining("JSON");
    }

    @Test
    void read_nestedTooDeep_isRefused() {
        String deep = "[".repeat(StrictJson.MAX_DEPTH + 1) + "]".repeat(StrictJson.MAX_DEPTH + 1);
        assertThatThrownBy(() -> reader.read(Map.of(), TextNode.valueOf(deep), PLACE, null))
                .isInstanceOf(UnconvertibleRecordException.class);
    }

    @Test
    void read_anotherVersion_isRefused() {
        assertThatThrownBy(() -> reader.read(Map.of("ce_specversion", "0.3"), null, PLACE, null))
                .hasMessage("got CloudEvents version '0.3', want 1.0");
    }

    @Test
    void read_attributeNameWithUpperCase_isRefused() {
        assertThatThrownBy(() -> reader.read(Map.of("ce_Id", "x"), null, PLACE, null))
                .hasMessageContaining("'Id'");
    }

    @Test
    void read_attributeTooLong_isRefused() {
        String value = "x".repeat(CloudEvent.MAX_VALUE_CHARS + 1);
        assertThatThrownBy(() -> reader.read(Map.of("ce_source", value), null, PLACE, null))
                .hasMessageContaining("2049 characters");
    }

    @Test
    void read_structuredInAnotherFormat_isRefused() {
        assertThatThrownBy(() -> reader.read(
                        Map.of("content-type", "application/cloudevents+avro"), TextNode.valueOf("{}"), PLACE, null))
                .hasMessageContaining("want application/cloudevents+json");
    }

    @Test
    void read_structuredWithoutType_isRefused() {
        String event = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\"}";
        assertThatThrownBy(() -> reader.read(
                        Map.of("content-type", "application/cloudevents+json"), TextNode.valueOf(event), PLACE, null))
                .hasMessageContaining("'type'");
    }

    @Test
    void read_numbers_keepAllTheirDigits() {
        JsonNode data = reader.read(
                        Map.of(),
                        TextNode.valueOf("{\"a\":12345678901234567890123,\"b\":0.10000000000000000000001}"),
                        PLACE,
                        null)
                .data();
        assertThat(data).hasToString("{\"a\":12345678901234567890123,\"b\":0.10000000000000000000001}");
    }

    @Test
    void read_manyAttributes_areRefused() {
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < CloudEvent.MAX_ATTRIBUTES; i++) {
            headers.put("ce_x" + i, "1");
        }
        assertThatThrownBy(() -> reader.read(headers, null, PLACE, null)).hasMessageContaining("want at most 64");
    }
}
