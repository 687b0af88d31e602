package io.tallystick.rules.lang;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as contracts write them.
 *
 * <pre>
 * duration = 1*( number unit )        ; units in falling order, each once: 1h30m, not 30m1h
 * unit     = "d" / "h" / "m" / "s" / "ms"
 * </pre>
 *
 * A day is 24 hours, whatever a calendar says.
 */
public final class Durations {
    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m(?!s))?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");
    private static final long[] MILLIS = {86_400_000, 3_600_000, 60_000, 1_000, 1};

    private Durations() {}

    /** The duration, 0 to {@link LanguageLimits#MAX_DURATION}; empty if the text is none or it is longer. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        long millis = 0;
        for (int unit = 0; unit < MILLIS.length; unit++) {
            String number = matcher.group(unit + 1);
            // Nine digits of days are 8.6 10^16 ms, five such sums stay below 2^63.
            millis += number == null ? 0 : Long.parseLong(number) * MILLIS[unit];
        }
        Duration duration = Duration.ofMillis(millis);
        return duration.compareTo(LanguageLimits.MAX_DURATION) > 0 ? Optional.empty() : Optional.of(duration);
    }

    /** The shortest text that {@link #parse} reads as this duration; whole milliseconds, not negative. */
    public static String print(Duration duration) {
        long left = duration.toMillis();
        String[] units = {"d", "h", "m", "s", "ms"};
        StringBuilder text = new StringBuilder();
        for (int unit = 0; unit < MILLIS.length; unit++) {
            long number = left / MILLIS[unit];
            left -= number * MILLIS[unit];
            if (number > 0) {
                text.append(number).append(units[unit]);
            }
        }
        return text.isEmpty() ? "0s" : text.toString();
    }
}
