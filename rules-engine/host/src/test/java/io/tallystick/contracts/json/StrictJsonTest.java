package io.tallystick.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private static Map<String, Object> read(String json) throws MalformedDocumentException {
        return StrictJson.object(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void object_ofEveryKind_hasItsValues() throws Exception {
        assertThat(read("{\"b\":true,\"a\":1,\"d\":1.0,\"s\":\"x\",\"n\":null,\"l\":[1,{}],\"h\":9223372036854775808}"))
                .containsEntry("a", 1L)
                .containsEntry("b", true)
                .containsEntry("d", 1.0)
                .containsEntry("n", null)
                .containsEntry("h", 9.223372036854775808e18)
                .containsKeys("l", "s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "1",
                "{",
                "{}x",
                "{\"a\":1,\"a\":1}",
                "{\"a\":NaN}",
                "{\"a\":1e999}",
                "{\"a\":01}",
                "{\"a\":\"\\ud800\"}",
                "{a:1}",
                "{\"a\":[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]}",
                "{\"a\":1,}"
            })
    void object_notStrict_isRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(MalformedDocumentException.class);
    }

    @Test
    void digest_ofTheSameContentInAnotherForm_isTheSame() throws Exception {
        byte[] one = JsonDigest.of(read("{\"a\":1,\"b\":[true,\"\\u0041\"]}"));
        assertThat(JsonDigest.of(read("{ \"b\" : [ true, \"A\" ], \"a\": 1 }"))).isEqualTo(one);
        assertThat(JsonDigest.of(read("{\"a\":1.0,\"b\":[true,\"A\"]}"))).isNotEqualTo(one);
        assertThat(JsonDigest.of(read("{\"a\":1,\"b\":[true,\"B\"]}"))).isNotEqualTo(one);
    }
}
