package io.tallystick.connect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"\"8e03978e-40d5\",8e03978e-40d5", "8e03978e-40d5,8e03978e-40d5", "\"a b\",a b", "` \"x\" `,x"})
    void of_quotedOrNot_isTheKey(String header, String key) {
        assertThat(IdempotencyKey.of(header)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "\"a", "a\"", "a b", "\"a\\\"b\"", "\"a\" ; p=1", "\"\u00e9\"", "a,b"})
    void of_noKey_refused(String header) {
        assertThatThrownBy(() -> IdempotencyKey.of(header))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Idempotency-Key: want 1 to 255");
    }

    @Test
    void of_longest_taken_oneMoreRefused() {
        String longest = "k".repeat(HttpLimits.MAX_KEY);
        assertThat(IdempotencyKey.of("\"" + longest + "\"")).isEqualTo(longest);
        assertThatThrownBy(() -> IdempotencyKey.of("\"" + longest + "k\"")).isInstanceOf(ProblemException.class);
        assertThat(IdempotencyKey.of(null)).isNull();
    }
}
