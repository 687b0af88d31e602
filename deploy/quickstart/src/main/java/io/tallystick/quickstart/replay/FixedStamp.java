package io.tallystick.quickstart.replay;

import java.time.DateTimeException;
import java.time.LocalDateTime;

/**
 * A short cut for the commonest patterns: {@code yyyy}, {@code MM}, {@code dd}, {@code HH}, {@code mm} and {@code ss}, each once at most,
 * with anything but letters and quotes between them. What it does not read at once the formatter reads, or refuses.
 */
final class FixedStamp {
    private static final String LETTERS = "yMdHms";
    private static final int[] WIDTHS = {4, 2, 2, 2, 2, 2};

    private final String pattern;
    /** Where the year, month, day, hour, minute and second begin; -1 for those that are zero. */
    private final int[] places;

    private FixedStamp(String pattern, int[] places) {
        this.pattern = pattern;
        this.places = places;
    }

    /** Null for a pattern that is not so simple. */
    static FixedStamp of(String pattern) {
        int[] places = {-1, -1, -1, -1, -1, -1};
        int at = 0;
        while (at < pattern.length()) {
            char letter = pattern.charAt(at);
            int field = LETTERS.indexOf(letter == 'u' ? 'y' : letter);
            int end = at;
            while (end < pattern.length() && pattern.charAt(end) == letter) {
                end++;
            }
            if (field >= 0) {
                if (places[field] >= 0 || end - at != WIDTHS[field]) {
                    return null;
                }
                places[field] = at;
            } else if (Character.isLetterOrDigit(letter) || "'[]{}#".indexOf(letter) >= 0) {
                return null;
            }
            at = end;
        }
        boolean date = places[0] >= 0 && places[1] >= 0 && places[2] >= 0;
        return date ? new FixedStamp(pattern, places) : null;
    }

    /** Null for what is not of the pattern to the letter. */
    LocalDateTime read(String text) {
        if (text.length() != pattern.length()) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char wanted = pattern.charAt(i);
            char c = text.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            if (Character.isLetter(wanted) ? !isDigit : c != wanted) {
                return null;
            }
        }
        try {
            return LocalDateTime.of(
                    number(text, 0),
                    number(text, 1),
                    number(text, 2),
                    number(text, 3),
                    number(text, 4),
                    number(text, 5));
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }

    private int number(String text, int field) {
        int number = 0;
        for (int i = 0; places[field] >= 0 && i < WIDTHS[field]; i++) {
            number = 10 * number + text.charAt(places[field] + i) - '0';
        }
        return number;
    }
}
