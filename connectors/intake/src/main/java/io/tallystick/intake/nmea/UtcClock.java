package io.tallystick.intake.nmea;

import io.tallystick.intake.RefusedException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** The time of one receiver: sentences with a time of day take the date from the RMC or ZDA before them. */
final class UtcClock {
    private static final Pattern TIME = Pattern.compile("[0-9]{6}(\\.[0-9]{0,9})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{6}");
    private static final Duration HALF_DAY = Duration.ofHours(12);

    /** GPS began in 1980: the two digits of RMC's year count from there. */
    private static final int FIRST_YEAR = 80;

    private Instant last;

    /** RMC: a time and {@code ddmmyy}; null where one is empty. */
    Instant dated(Sentence sentence, int timeIndex, int dateIndex) throws RefusedException {
        LocalTime time = time(sentence, timeIndex);
        String text = sentence.field(dateIndex);
        if (time == null || text.isEmpty()) {
            return null;
        }
        if (!DATE.matcher(text).matches()) {
            throw sentence.bad(dateIndex, "ddmmyy");
        }
        int year = Integer.parseInt(text.substring(4));
        return set(
                sentence,
                dateIndex,
                (year < FIRST_YEAR ? 2000 : 1900) + year,
                Integer.parseInt(text.substring(2, 4)),
                Integer.parseInt(text.substring(0, 2)),
                time);
    }

    /** ZDA: time, day, month and year; null where one is empty. */
    Instant zda(Sentence sentence) throws RefusedException {
        LocalTime time = time(sentence, 0);
        for (int i = 1; i <= 3; i++) {
            if (time == null || sentence.field(i).isEmpty()) {
                return null;
            }
            if (!sentence.field(i).matches("[0-9]{1,4}")) {
                throw sentence.bad(i, "a day, month or year");
            }
        }
        int year = Integer.parseInt(sentence.field(3));
        int month = Integer.parseInt(sentence.field(2));
        return set(sentence, 1, year, month, Integer.parseInt(sentence.field(1)), time);
    }

    /** A time of day on the date that brings it nearest to the last time known; null where none is known. */
    Instant undated(Sentence sentence, int timeIndex) throws RefusedException {
        LocalTime time = time(sentence, timeIndex);
        if (time == null || last == null) {
            return null;
        }
        LocalDate date = LocalDate.ofInstant(last, ZoneOffset.UTC);
        Instant instant = date.atTime(time).toInstant(ZoneOffset.UTC);
        Duration ahead = Duration.between(last, instant);
        if (ahead.compareTo(HALF_DAY) > 0) {
            return instant.minus(Duration.ofDays(1));
        }
        return ahead.compareTo(HALF_DAY.negated()) < 0 ? instant.plus(Duration.ofDays(1)) : instant;
    }

    private Instant set(Sentence sentence, int index, int year, int month, int day, LocalTime time)
            throws RefusedException {
        try {
            last = LocalDate.of(year, month, day).atTime(time).toInstant(ZoneOffset.UTC);
            return last;
        } catch (DateTimeException e) {
            throw sentence.bad(index, "a day that there is");
        }
    }

    /** {@code hhmmss.sss}; a leap second is the last nanosecond before it. */
    private static LocalTime time(Sentence sentence, int index) throws RefusedException {
        String text = sentence.field(index);
        if (text.isEmpty()) {
            return null;
        }
        if (!TIME.matcher(text).matches()) {
            throw sentence.bad(index, "hhmmss.sss");
        }
        int second = Integer.parseInt(text.substring(4, 6));
        String fraction = text.length() > 7 ? text.substring(7) : "";
        int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
        try {
            return LocalTime.of(
                    Integer.parseInt(text.substring(0, 2)),
                    Integer.parseInt(text.substring(2, 4)),
                    second == 60 ? 59 : second,
                    second == 60 ? 999_999_999 : nanos);
        } catch (DateTimeException e) {
            throw sentence.bad(index, "a time of day");
        }
    }
}
