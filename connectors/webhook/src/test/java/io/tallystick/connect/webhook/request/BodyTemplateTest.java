package io.tallystick.connect.webhook.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tallystick.connect.webhook.event.CloudEvent;
import io.tallystick.connect.webhook.event.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTemplateTest {
    private static final String SPECIAL = "\"\\{}[],:\n\u0000\u2028é{{id}}";
    private static final JsonNode DATA = StrictJson.parse(
            "{\"state\":\"RAISED\",\"message\":\"say \\\"hi\\\"\\n\",\"details\":{\"t\":\"9\"},\"evidence\":[7,8],\"n\":1}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"text\":\"{{data.message}}!\"} ~ {\"text\":\"say \\\"hi\\\"\\n!\"}",
                "{\"text\":\"{{ type }} of {{key}}\"} ~ {\"text\":\"t of press-4\"}",
                "[\"{{data.details}}\",\"{{{data.details}}}\"] ~ [\"{\\\"t\\\":\\\"9\\\"}\",{\"t\":\"9\"}]",
                "[\"{{data.evidence.1}}\",\"{{{data.n}}}\"] ~ [\"8\",1]",
                "[\"{{data.absent}}\",\"{{{data.absent.more}}}\"] ~ [\"\",null]",
                "\"{{data.state|RAISED=trigger|CLEARED=resolve|*=none}}\" ~ \"trigger\"",
                "\"{{data.message|RAISED=trigger|*=none}}\" ~ \"none\"",
                "{\"fixed\":[1,true,null,\"}} {\"]} ~ {\"fixed\":[1,true,null,\"}} {\"]}"
            })
    void fill_placeholders_areReplaced(String template, String want) {
        assertThat(fill(template, DATA)).isEqualTo(want);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"a\":{{data}}} ~ is not JSON",
                "{\"a\":\"{{data\"} ~ has no }}",
                "{\"a\":\"x{{{data}}}\"} ~ must be the whole string",
                "{\"{{data}}\":1} ~ in the name",
                "{\"a\":\"{{}}\"} ~ got the path ''",
                "{\"a\":\"{{data..x}}\"} ~ got the path 'data..x'",
                "{\"a\":\"{{data.x()}}\"} ~ got the path 'data.x()'",
                "{\"a\":\"{{data|RAISED}}\"} ~ want value=text",
                "{\"a\":\"{{{data|A=b}}}\"} ~ got choices in",
                "{} {} ~ is not JSON"
            })
    void template_notAsTheGrammarSays_isRefused(String template, String words) {
        assertThatThrownBy(() -> new BodyTemplate(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void template_tooLarge_isRefused() {
        String tooLong = "\"" + "x".repeat(BodyTemplate.MAX_BYTES) + "\"";
        assertThatThrownBy(() -> new BodyTemplate(tooLong)).hasMessageContaining("want at most 65536");
        String tooMany = "\"" + "{{id}}".repeat(BodyTemplate.MAX_PLACEHOLDERS + 1) + "\"";
        assertThatThrownBy(() -> new BodyTemplate(tooMany)).hasMessageContaining("more than 256");
    }

    @Test
    void fill_anyText_staysInsideItsString() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(SPECIAL.charAt(random.nextInt(SPECIAL.length())));
            }
            JsonNode data = StrictJson.parse("{}");
            ((com.fasterxml.jackson.databind.node.ObjectNode) data).put("message", text.toString());
            JsonNode filled = StrictJson.parse(fill("{\"a\":\"<{{data.message}}>\",\"b\":1}", data));
            assertThat(filled.get("a").textValue()).as("seed %d", seed).isEqualTo("<" + text + ">");
            assertThat(filled.size()).isEqualTo(2);
        }
    }

    private static String fill(String template, JsonNode data) {
        CloudEvent event = new CloudEvent(
                new TreeMap<>(Map.of("id", "n/0/1/0", "source", "/s", "specversion", "1.0", "type", "t")), data);
        return new String(new BodyTemplate(template).fill(event, "press-4"), StandardCharsets.UTF_8);
    }
}
