package io.tallystick.intake.json;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Finds the time of a message: its fields joined by one space, read by a format. */
final class JsonTime {
    private static final String OFFSET_LETTERS = "XxZOVz";

    /** A y outside quotes: an even number of quotes follows it. */
    private static final Pattern YEAR = Pattern.compile("y(?=([^']*'[^']*')*[^']*$)");

    private static final String EPOCH_S = "epoch-s";
    private static final String EPOCH_MS = "epoch-ms";

    /** Powers of ten that a count since 1970 may have: more would be no time, and work to add. */
    private static final int MAX_EXPONENT = 40;

    private final List<String> fields;
    private final String format;
    private final DateTimeFormatter formatter;
    private final ZoneId zone;

    /**
     * @param format {@code iso}, {@code epoch-s}, {@code epoch-ms} or a pattern of {@link DateTimeFormatter}
     * @param zone of times that carry none, or null
     * @throws IllegalArgumentException if they do not fit together
     */
    JsonTime(List<String> fields, String format, ZoneId zone) {
        this.fields = List.copyOf(fields);
        this.format = format;
        this.zone = zone;
        boolean epoch = format.equals(EPOCH_S) || format.equals(EPOCH_MS);
        boolean pattern = !epoch && !format.equals("iso");
        if (epoch && (zone != null || fields.size() != 1)) {
            throw new IllegalArgumentException("format " + format + " is one number: want one field and no zone");
        }
        if (pattern && hasOffset(format) == (zone != null)) {
            throw new IllegalArgumentException("format \"" + format + "\": want a zone where the pattern has no offset,"
                    + " such as UTC or Europe/Madrid, and none where it has");
        }
        this.formatter = epoch ? null : pattern ? strict(format) : DateTimeFormatter.ISO_DATE_TIME;
    }

    Instant read(FlatJson json) throws RefusedException {
        StringJoiner text = new StringJoiner(" ");
        for (String field : fields) {
            FlatJson.Value value = json.value(field);
            if (value == null) {
                throw new RefusedException(RefusalCode.BAD_TIME, "want a time in field \"" + field + "\", got none");
            }
            text.add(value.text());
        }
        try {
            return formatter == null ? epoch(text.toString()) : stamp(text.toString());
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new RefusedException(
                    RefusalCode.BAD_TIME,
                    "want a time of format " + format + ", got " + IntakeLimits.shown(text.toString()));
        }
    }

    private Instant epoch(String text) {
        BigDecimal count = text.length() > 64 ? null : new BigDecimal(text);
        if (count == null || Math.abs((long) count.precision() - count.scale()) > MAX_EXPONENT) {
            throw new NumberFormatException(text);
        }
        BigDecimal nanos =
                count.scaleByPowerOfTen(format.equals(EPOCH_S) ? 9 : 6).setScale(0, RoundingMode.FLOOR);
        BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.ONE.scaleByPowerOfTen(9));
        return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValue());
    }

    private Instant stamp(String text) {
        TemporalAccessor parsed = formatter.parse(text);
        if (parsed.query(TemporalQueries.zone()) != null) {
            return ZonedDateTime.from(parsed).toInstant();
        }
        if (zone == null) {
            throw new DateTimeException("no offset");
        }
        return LocalDateTime.from(parsed).atZone(zone).toInstant();
    }

    /** 30 February is refused, not moved; what the pattern lacks of the time of day is zero. */
    private static DateTimeFormatter strict(String pattern) {
        // Strict resolution knows the year u; y is the year of an era, which no device writes.
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(
                        unquoted(pattern).indexOf('G') < 0
                                ? YEAR.matcher(pattern).replaceAll("u")
                                : pattern);
        String letters = unquoted(pattern);
        if (letters.chars().noneMatch(c -> "HhKkAN".indexOf(c) >= 0)) {
            builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
        }
        if (letters.chars().noneMatch(c -> "mAN".indexOf(c) >= 0)) {
            builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0);
        }
        if (letters.chars().noneMatch(c -> "sAN".indexOf(c) >= 0)) {
            builder.parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0);
        }
        return builder.toFormatter(Locale.ENGLISH)
                .withChronology(IsoChronology.INSTANCE)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static boolean hasOffset(String pattern) {
        return unquoted(pattern).chars().anyMatch(c -> OFFSET_LETTERS.indexOf(c) >= 0);
    }

    private static String unquoted(String pattern) {
        return pattern.replaceAll("'[^']*'", "");
    }
}
