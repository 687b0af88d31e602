package io.tallystick.quickstart.replay;

import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Patterns of {@link DateTimeFormatter} read strictly: 30 February is refused, not moved. */
final class TimePatterns {
    private static final String HOUR_LETTERS = "HhKkAN";
    private static final String OFFSET_LETTERS = "XxZOVz";

    private TimePatterns() {}

    /**
     * A strict formatter; parts of the time of day that the pattern lacks are zero.
     *
     * @throws IllegalArgumentException if the pattern has no meaning
     */
    static DateTimeFormatter strict(String pattern) {
        String letters = letters(pattern);
        // Strict resolution knows the year u; y is the year of an era, which no data file writes.
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(letters.indexOf('G') < 0 ? yearsWithoutEra(pattern) : pattern);
        if (letters.chars().noneMatch(letter -> HOUR_LETTERS.indexOf(letter) >= 0)) {
            builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
        }
        if (letters.indexOf('m') < 0 && letters.indexOf('A') < 0 && letters.indexOf('N') < 0) {
            builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0);
        }
        if (letters.indexOf('s') < 0 && letters.indexOf('A') < 0 && letters.indexOf('N') < 0) {
            builder.parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0);
        }
        return builder.toFormatter(Locale.ENGLISH)
                .withChronology(IsoChronology.INSTANCE)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Whether times of this pattern carry their own offset or zone. */
    static boolean hasOffset(String pattern) {
        return letters(pattern).chars().anyMatch(letter -> OFFSET_LETTERS.indexOf(letter) >= 0);
    }

    private static String letters(String pattern) {
        StringBuilder letters = new StringBuilder();
        boolean quoted = false;
        for (char c : pattern.toCharArray()) {
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && Character.isLetter(c)) {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    private static String yearsWithoutEra(String pattern) {
        StringBuilder result = new StringBuilder();
        boolean quoted = false;
        for (char c : pattern.toCharArray()) {
            quoted ^= c == '\'';
            result.append(!quoted && c == 'y' ? 'u' : c);
        }
        return result.toString();
    }
}
