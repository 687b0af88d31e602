package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
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
