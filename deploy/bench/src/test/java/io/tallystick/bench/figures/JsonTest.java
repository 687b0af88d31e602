package io.tallystick.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void line_everyKindOfValue_isReadBackByAStranger() throws Exception {
        String line = Json.line(Json.object(
                "text",
                "a \"quoted\" \\ back\nslash \u0001 é",
                "number",
                0.25,
                "large",
                1e21,
                "whole",
                9_007_199_254_740_993L,
                "none",
                null,
                "list",
                List.of(1, true, Json.object())));
        assertThat(line).doesNotContain("\n");
        JsonNode read = new ObjectMapper().readTree(line);
        assertThat(read.get("text").asText()).isEqualTo("a \"quoted\" \\ back\nslash \u0001 é");
        assertThat(read.get("number").asDouble()).isEqualTo(0.25);
        assertThat(read.get("large").asDouble()).isEqualTo(1e21);
        assertThat(read.get("whole").asLong()).isEqualTo(9_007_199_254_740_993L);
        assertThat(read.get("none").isNull()).isTrue();
        assertThat(read.get("list").toString()).isEqualTo("[1,true,{}]");
    }

    @Test
    void line_numberThatJsonCannotSay_isRefused() {
        assertThatThrownBy(() -> Json.line(Double.NaN)).hasMessageContaining("got NaN");
        assertThatThrownBy(() -> Json.line(List.of(Double.POSITIVE_INFINITY))).hasMessageContaining("Infinity");
    }

    @Test
    void line_everyKindOfValueThatCommandsPrint_isByteForByteTheKnownLine() {
        assertThat(Json.line(Json.object(
                        "text",
                        "a \"quoted\" \\ / back\nslash\t\r\b\f \u0000\u001b\u007f\u2028 é \ud83d\ude00 </b>",
                        "field \"name\"\n",
                        1,
                        "whole",
                        9_007_199_254_740_993L,
                        "numbers",
                        List.of(0.25, 1e21, 1e-7, -0.0, 100.0),
                        "none",
                        null,
                        "list",
                        List.of(true, false, Json.object(), List.of()),
                        "others",
                        List.of(Path.of("a/b"), Instant.EPOCH, Thread.State.NEW))))
                .isEqualTo("{\"text\":\"a \\\"quoted\\\" \\\\ / back\\nslash\\t\\r\\b\\f \\u0000\\u001B\u007f\u2028 é"
                        + " \ud83d\ude00 </b>\",\"field \\\"name\\\"\\n\":1,\"whole\":9007199254740993,"
                        + "\"numbers\":[0.25,1.0E21,1.0E-7,-0.0,100.0],\"none\":null,"
                        + "\"list\":[true,false,{},[]],\"others\":[\"a/b\",\"1970-01-01T00:00:00Z\",\"NEW\"]}");
    }
}
