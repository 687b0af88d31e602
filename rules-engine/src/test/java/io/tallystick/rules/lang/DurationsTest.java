package io.tallystick.rules.lang;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.state.Seeds;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DurationsTest {
    @Test
    void parse_everyUnitAndSums_areMilliseconds() {
        assertThat(Durations.parse("15m")).contains(Duration.ofMinutes(15));
        assertThat(Durations.parse("250ms")).contains(Duration.ofMillis(250));
        assertThat(Durations.parse("365d")).contains(Duration.ofDays(365));
        assertThat(Durations.parse("1h30m")).contains(Duration.ofMinutes(90));
        assertThat(Durations.parse("1d2h3m4s5ms")).contains(Duration.ofMillis(93_784_005));
        assertThat(Durations.parse("5m7ms")).contains(Duration.ofMillis(300_007));
        assertThat(Durations.parse("0s")).contains(Duration.ZERO);
        assertThat(Durations.parse("90m")).contains(Duration.ofMinutes(90));
    }

    @Test
    void parse_otherTexts_areNone() {
        for (String text : List.of(
                "",
                "15",
                "m",
                "15 m",
                "-15m",
                "+1s",
                "1.5h",
                "30m1h",
                "1h1h",
                "15min",
                "1M",
                "1w",
                "PT15M",
                "9999999999s",
                "36526d",
                "999999999d",
                "\u0661m",
                "1h ",
                "1ms1s")) {
            assertThat(Durations.parse(text)).as(text).isEmpty();
        }
        assertThat(Durations.parse("36525d")).contains(LanguageLimits.MAX_DURATION);
    }

    @Test
    void print_randomDurations_areReadBack() {
        Random random = Seeds.random("DurationsTest");
        for (int i = 0; i < 10_000; i++) {
            Duration duration = Duration.ofMillis((long)
                    (random.nextDouble() * Math.pow(10, random.nextInt(13)) % LanguageLimits.MAX_DURATION.toMillis()));
            assertThat(Durations.parse(Durations.print(duration))).contains(duration);
        }
        assertThat(Durations.print(Duration.ZERO)).isEqualTo("0s");
    }
}
