package io.tallystick.rules.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.time.JdkZones;
import io.tallystick.rules.time.ZoneTable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CalendarUnitTest {
    private static final Instant FROM = Instant.parse("1985-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2040-01-01T00:00:00Z");

    private static ZoneTable table(String zone) {
        return JdkZones.table(ZoneId.of(zone), FROM, TO);
    }

    private static String begin(CalendarUnit unit, ZoneTable zone, String at) {
        return Instant.ofEpochSecond(unit.beginOf(zone, Instant.parse(at).getEpochSecond()))
                .toString();
    }

    private static String end(CalendarUnit unit, ZoneTable zone, String at) {
        return Instant.ofEpochSecond(unit.endOf(zone, Instant.parse(at).getEpochSecond()))
                .toString();
    }

    @Test
    void day_ofBerlin_hasTwentyThreeAndTwentyFiveHours() {
        ZoneTable berlin = table("Europe/Berlin");
        assertThat(begin(CalendarUnit.DAY, berlin, "2026-03-29T12:00:00Z")).isEqualTo("2026-03-28T23:00:00Z");
        assertThat(end(CalendarUnit.DAY, berlin, "2026-03-29T12:00:00Z")).isEqualTo("2026-03-29T22:00:00Z");
        assertThat(begin(CalendarUnit.DAY, berlin, "2026-10-25T12:00:00Z")).isEqualTo("2026-10-24T22:00:00Z");
        assertThat(end(CalendarUnit.DAY, berlin, "2026-10-25T12:00:00Z")).isEqualTo("2026-10-25T23:00:00Z");
        assertThat(begin(CalendarUnit.WEEK, berlin, "2026-10-25T12:00:00Z")).isEqualTo("2026-10-18T22:00:00Z");
        assertThat(end(CalendarUnit.MONTH, berlin, "2026-10-25T12:00:00Z")).isEqualTo("2026-10-31T23:00:00Z");
    }

    @Test
    void hour_shownTwice_isTwoHours() {
        ZoneTable berlin = table("Europe/Berlin");
        assertThat(begin(CalendarUnit.HOUR, berlin, "2026-10-25T00:30:00Z")).isEqualTo("2026-10-25T00:00:00Z");
        assertThat(end(CalendarUnit.HOUR, berlin, "2026-10-25T00:30:00Z")).isEqualTo("2026-10-25T01:00:00Z");
        assertThat(end(CalendarUnit.HOUR, berlin, "2026-10-25T01:30:00Z")).isEqualTo("2026-10-25T02:00:00Z");
        assertThat(begin(CalendarUnit.HOUR, table("Asia/Kolkata"), "2026-01-01T00:40:00Z"))
                .isEqualTo("2026-01-01T00:30:00Z");
    }

    @Test
    void hour_ofLordHowe_isLongerAndShorterWhenTheClockMovesHalfAnHour() {
        ZoneTable zone = table("Australia/Lord_Howe");
        // 2026-04-05 02:00 (UTC+11) back to 01:30 (UTC+10:30); 2026-10-04 02:00 forward to 02:30.
        assertThat(begin(CalendarUnit.HOUR, zone, "2026-04-04T15:15:00Z")).isEqualTo("2026-04-04T14:00:00Z");
        assertThat(end(CalendarUnit.HOUR, zone, "2026-04-04T14:15:00Z")).isEqualTo("2026-04-04T15:30:00Z");
        assertThat(begin(CalendarUnit.HOUR, zone, "2026-10-03T15:45:00Z")).isEqualTo("2026-10-03T15:30:00Z");
        assertThat(end(CalendarUnit.HOUR, zone, "2026-10-03T15:45:00Z")).isEqualTo("2026-10-03T16:00:00Z");
    }

    @Test
    void day_ofStJohns_isNotBroughtBackByTheClock() {
        // 2006-10-29 00:01 (UTC-2:30) back to 2006-10-28 23:01 (UTC-3:30).
        ZoneTable zone = table("America/St_Johns");
        assertThat(begin(CalendarUnit.DAY, zone, "2006-10-29T03:00:00Z")).isEqualTo("2006-10-29T02:30:00Z");
        assertThat(end(CalendarUnit.DAY, zone, "2006-10-29T02:29:59Z")).isEqualTo("2006-10-29T02:30:00Z");
        assertThat(end(CalendarUnit.DAY, zone, "2006-10-29T03:00:00Z")).isEqualTo("2006-10-30T03:30:00Z");
    }

    @Test
    void day_skippedInSamoa_isNoPeriod() {
        // Apia went from the end of 2011-12-29 (UTC-10) to the beginning of 2011-12-31 (UTC+14).
        ZoneTable apia = table("Pacific/Apia");
        assertThat(end(CalendarUnit.DAY, apia, "2011-12-30T00:00:00Z")).isEqualTo("2011-12-30T10:00:00Z");
        assertThat(begin(CalendarUnit.DAY, apia, "2011-12-30T12:00:00Z")).isEqualTo("2011-12-30T10:00:00Z");
        assertThat(end(CalendarUnit.DAY, apia, "2011-12-30T12:00:00Z")).isEqualTo("2011-12-31T10:00:00Z");
    }

    @Test
    void dayWeekMonth_inEveryZone_beginWhereJavaTimeBeginsThem() {
        SplittableRandom random = Naive.random("CalendarUnitTest");
        for (String id : ZoneId.getAvailableZoneIds().stream().sorted().toList()) {
            ZoneId zone = ZoneId.of(id);
            ZoneTable table = table(id);
            for (int i = 0; i < 40; i++) {
                long second = random.nextLong(FROM.getEpochSecond(), TO.getEpochSecond());
                assertThat(table.offsetAt(second))
                        .isEqualTo(zone.getRules()
                                .getOffset(Instant.ofEpochSecond(second))
                                .getTotalSeconds());
                check(table, zone, second, CalendarUnit.DAY, day -> day, day -> day.plusDays(1));
                check(
                        table,
                        zone,
                        second,
                        CalendarUnit.WEEK,
                        day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                        day -> day.plusWeeks(1));
                check(table, zone, second, CalendarUnit.MONTH, day -> day.withDayOfMonth(1), day -> day.plusMonths(1));
            }
        }
    }

    private static void check(
            ZoneTable table,
            ZoneId zone,
            long second,
            CalendarUnit unit,
            UnaryOperator<LocalDate> first,
            UnaryOperator<LocalDate> next) {
        LocalDate begin = first.apply(Instant.ofEpochSecond(table.furthestLocal(second))
                .atZone(ZoneId.of("UTC"))
                .toLocalDate());
        assertThat(unit.beginOf(table, second))
                .as("%s %s %s", zone, unit, second)
                .isEqualTo(naive(zone, begin));
        assertThat(unit.endOf(table, second)).isEqualTo(naive(zone, next.apply(begin)));
        assertThat(second).isBetween(unit.beginOf(table, second), unit.endOf(table, second) - 1);
    }

    private static long naive(ZoneId zone, LocalDate day) {
        return day.atStartOfDay(zone).toEpochSecond();
    }

    @Test
    void hours_inEveryZone_followEachOtherAndBeginWhereTheClockSaysSo() {
        SplittableRandom random = Naive.random("CalendarUnitTest");
        for (String id : ZoneId.getAvailableZoneIds().stream().sorted().toList()) {
            ZoneTable table = table(id);
            ZoneId zone = ZoneId.of(id);
            long at = random.nextLong(FROM.getEpochSecond(), TO.getEpochSecond() - 400 * 86_400);
            long stop = at + 4_000_000;
            at = CalendarUnit.HOUR.beginOf(table, at);
            while (at < stop) {
                long end = CalendarUnit.HOUR.endOf(table, at);
                assertThat(CalendarUnit.HOUR.beginOf(table, end - 1)).isEqualTo(at);
                assertThat(CalendarUnit.HOUR.beginOf(table, end)).isEqualTo(end);
                LocalDateTime shows = LocalDateTime.ofInstant(Instant.ofEpochSecond(end), zone);
                assertThat(shows.getMinute() == 0 && shows.getSecond() == 0
                                || table.segment(end) != table.segment(end - 1))
                        .isTrue();
                at = end;
            }
        }
    }

    @Test
    void month_byNumber_isAsJavaTimeCounts() {
        for (LocalDate day = LocalDate.of(-3, 1, 1); day.getYear() < 10_000; day = day.plus(9, ChronoUnit.DAYS)) {
            long month = CivilMonth.ofDay(day.toEpochDay());
            assertThat(month).isEqualTo(day.getYear() * 12L + day.getMonthValue() - 1);
            assertThat(CivilMonth.firstDay(month))
                    .isEqualTo(day.withDayOfMonth(1).toEpochDay());
        }
    }
}
