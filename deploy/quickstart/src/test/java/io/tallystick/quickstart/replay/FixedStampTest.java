package io.tallystick.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FixedStampTest {
    private static final List<String> PATTERNS =
            List.of("yyyy-MM-dd HH:mm:ss", "uuuu/MM/dd HH:mm", "yyyyMMddHHmmss", "dd.MM.yyyy", "HH:mm:ss dd-MM-yyyy");

    @Test
    void of_whatIsNotSimple_isLeftToTheFormatter() {
        for (String other : List.of(
                "d/M/yyyy",
                "yy-MM-dd",
                "yyyy-MM-dd'T'HH:mm:ss",
                "yyyy-MM-dd HH:mm:ss.SSS",
                "iso",
                "yyyy-MM-dd hh:mm:ss a",
                "yyyy-MM-dd[ HH:mm]",
                "HH:mm:ss",
                "yyyy-MM-dd yyyy",
                "yyyy-DDD")) {
            assertThat(FixedStamp.of(other)).as(other).isNull();
        }
    }

    /** The formatter is the reference: what the short cut reads is what that reads; what it does not read may still be one. */
    @Test
    void read_randomTexts_isWhatTheFormatterReads() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("FixedStampTest seed " + seed);
        Random random = new Random(seed);
        for (String pattern : PATTERNS) {
            FixedStamp stamp = FixedStamp.of(pattern);
            DateTimeFormatter formatter = TimePatterns.strict(pattern);
            int read = 0;
            for (int i = 0; i < 5_000; i++) {
                String text = mutated(
                        LocalDateTime.of(
                                        1 + random.nextInt(9_999),
                                        1 + random.nextInt(12),
                                        1 + random.nextInt(28),
                                        random.nextInt(24),
                                        random.nextInt(60),
                                        random.nextInt(60))
                                .format(DateTimeFormatter.ofPattern(pattern.replace('y', 'u'))),
                        random);
                LocalDateTime quick = stamp.read(text);
                if (quick != null) {
                    read++;
                    assertThat(quick).as(pattern + " of '" + text + "'").isEqualTo(reference(formatter, text));
                }
            }
            assertThat(read).as(pattern).isGreaterThan(1_000);
        }
    }

    private static LocalDateTime reference(DateTimeFormatter formatter, String text) {
        try {
            return LocalDateTime.from(formatter.parse(text));
        } catch (DateTimeException refused) {
            return null;
        }
    }

    private static String mutated(String text, Random random) {
        StringBuilder out = new StringBuilder(text);
        for (int left = random.nextInt(3); left > 0; left--) {
            out.setCharAt(random.nextInt(out.length()), "0123456789-: /T".charAt(random.nextInt(15)));
        }
        return random.nextInt(20) == 0 ? out.substring(1) : out.toString();
    }
}
