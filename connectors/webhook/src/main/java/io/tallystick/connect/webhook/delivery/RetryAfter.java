package io.tallystick.connect.webhook.delivery;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The header {@code Retry-After}.
 *
 * <pre>
 * Retry-After = HTTP-date / 1*DIGIT          ; RFC 9110, sections 10.2.3 and 5.6.7; seconds
 * </pre>
 */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern MANY_SECONDS = Pattern.compile("[0-9]{10,}");
    private static final DateTimeFormatter RFC_850 = new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(2000, 1, 1))
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.ENGLISH);
    /** IMF-fixdate, then the two obsolete forms that a recipient must take. */
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH),
            RFC_850,
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH));

    private RetryAfter() {}

    /**
     * How long the target asks to wait.
     *
     * @return milliseconds from now, 0 for a date that is over; empty without a header or for one of another form
     */
    static OptionalLong delayMillis(String header, long nowMillis) {
        String text = header == null ? "" : header.strip();
        if (SECONDS.matcher(text).matches()) {
            return OptionalLong.of(Long.parseLong(text) * 1_000);
        }
        if (MANY_SECONDS.matcher(text).matches()) {
            return OptionalLong.of(Long.MAX_VALUE);
        }
        for (DateTimeFormatter date : DATES) {
            try {
                Instant at = LocalDateTime.parse(text, date).toInstant(ZoneOffset.UTC);
                return OptionalLong.of(Math.max(0, at.toEpochMilli() - nowMillis));
            } catch (DateTimeException | ArithmeticException e) {
                // Another of the three forms, or none.
            }
        }
        return OptionalLong.empty();
    }
}
