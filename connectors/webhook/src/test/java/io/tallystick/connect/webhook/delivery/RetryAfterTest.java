package io.tallystick.connect.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final long NOW = Instant.parse("1994-11-06T08:49:30Z").toEpochMilli();

    @Test
    void delay_seconds_areMilliseconds() {
        assertThat(RetryAfter.delayMillis(" 120 ", NOW)).hasValue(120_000);
        assertThat(RetryAfter.delayMillis("0", NOW)).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
            })
    void delay_formsOfHttpDate_areTheSameTime(String date) {
        // The examples of RFC 9110, section 5.6.7.
        assertThat(RetryAfter.delayMillis(date, NOW)).hasValue(7_000);
    }

    @Test
    void delay_rfc850Date_hasAYearOfThisCentury() {
        long now = Instant.parse("2026-11-06T08:49:30Z").toEpochMilli();
        assertThat(RetryAfter.delayMillis("Friday, 06-Nov-26 08:49:37 GMT", now))
                .hasValue(7_000);
    }

    @Test
    void delay_dateThatIsOver_isNone() {
        assertThat(RetryAfter.delayMillis("Sat, 05 Nov 1994 08:49:37 GMT", NOW)).hasValue(0);
    }

    @Test
    void delay_moreSecondsThanAnyBound_isTheLongest() {
        assertThat(RetryAfter.delayMillis("9".repeat(400), NOW)).hasValue(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "-1", "1.5", "soon", "Sun, 06 Nov 1994", "Sun, 31 Feb 1994 08:49:37 GMT", "１２"})
    void delay_otherText_isNotThere(String header) {
        assertThat(RetryAfter.delayMillis(header, NOW)).isEqualTo(OptionalLong.empty());
    }
}
