package io.tallystick.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
}
