package io.tallystick.rules.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.Seeds;
import io.tallystick.rules.time.JdkZones;
import io.tallystick.rules.time.TimeLimits;
import io.tallystick.rules.time.ZoneTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Schedules by a table, against the zone rules of the JDK, which only the tests use. */
class ScheduleTest {
    private static final long FROM = Instant.parse("1999-12-31T00:00:00Z").getEpochSecond();
    private static final long TO = Instant.parse("2037-12-31T00:00:00Z").getEpochSecond();
    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Asia/Kolkata",
            "America/Sao_Paulo",
            "Asia/Kathmandu",
            "America/Caracas");

    private static ZoneTable table(String zone) {
        return JdkZones.table(ZoneId.of(zone), Instant.ofEpochSecond(FROM), Instant.ofEpochSecond(TO));
    }

    private static long naive(String zone, long nowMs, int secondOfDay, Predicate<LocalDate> meant) {
        ZoneRules rules = ZoneId.of(zone).getRules();
        LocalDate date = Instant.ofEpochMilli(nowMs)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .minusDays(3);
        for (; ; date = date.plusDays(1)) {
            LocalDateTime local = date.atStartOfDay().plusSeconds(secondOfDay);
            List<ZoneOffset> offsets = rules.getValidOffsets(local);
            Instant due = offsets.isEmpty() ? rules.getTransition(local).getInstant() : local.toInstant(offsets.get(0));
            if (meant.test(date) && due.toEpochMilli() > nowMs) {
                return due.toEpochMilli();
            }
        }
    }

    /** Often within hours of a change, where it matters. */
    private static long now(String zone, Random random) {
        long second = FROM + 86_400L * 400 + (long) (random.nextDouble() * (TO - FROM - 86_400L * 800));
        ZoneOffsetTransition next = ZoneId.of(zone).getRules().nextTransition(Instant.ofEpochSecond(second));
        if (next != null && next.toEpochSecond() < TO - 86_400L * 400 && random.nextInt(4) > 0) {
            second = next.toEpochSecond() + random.nextInt(2 * 90_000) - 90_000;
        }
        return second * 1_000 + (random.nextBoolean() ? 0 : random.nextInt(1_000));
    }

    @Test
    void calendar_randomTimes_asTheZoneRulesSay() {
        Random random = new Random(Seeds.seed());
        for (String zone : ZONES) {
            ZoneTable table = table(zone);
            for (int i = 0; i < 2_000; i++) {
                long now = now(zone, random);
                int second = random.nextBoolean() ? 1_800 * random.nextInt(48) : random.nextInt(86_400);
                int weekday = 1 + random.nextInt(7);
                int monthday = 1 + random.nextInt(31);
                String what = zone + " " + Instant.ofEpochMilli(now) + " " + second;
                assertThat(new Schedule.Daily(table, second).nextAfter(now))
                        .as(what)
                        .isEqualTo(naive(zone, now, second, d -> true));
                assertThat(new Schedule.Weekly(table, weekday, second).nextAfter(now))
                        .as(what)
                        .isEqualTo(
                                naive(zone, now, second, d -> d.getDayOfWeek().getValue() == weekday));
                assertThat(new Schedule.Monthly(table, monthday, second).nextAfter(now))
                        .as(what)
                        .isEqualTo(naive(
                                zone, now, second, d -> d.getDayOfMonth() == Math.min(monthday, d.lengthOfMonth())));
            }
        }
    }

    @Test
    void hourly_randomTimes_whenTheWallClockShowsIt() {
        Random random = new Random(Seeds.seed());
        for (String zone : ZONES) {
            ZoneTable table = table(zone);
            ZoneRules rules = ZoneId.of(zone).getRules();
            for (int i = 0; i < 100; i++) {
                long now = now(zone, random);
                int secondOfHour = random.nextBoolean() ? 0 : random.nextInt(3_600);
                long second = now / 1_000 + 1;
                while (Math.floorMod(
                                second
                                        + rules.getOffset(Instant.ofEpochSecond(second))
                                                .getTotalSeconds(),
                                3_600)
                        != secondOfHour) {
                    second++;
                }
                assertThat(new Schedule.Hourly(table, secondOfHour).nextAfter(now))
                        .as(zone + " " + Instant.ofEpochMilli(now) + " " + secondOfHour)
                        .isEqualTo(second * 1_000);
            }
        }
    }

    private static List<String> run(Schedule schedule, String from, int times) {
        List<String> due = new ArrayList<>();
        long now = Instant.parse(from).toEpochMilli();
        for (int i = 0; i < times; i++) {
            now = schedule.nextAfter(now);
            due.add(Instant.ofEpochMilli(now).truncatedTo(ChronoUnit.SECONDS).toString());
        }
        return due;
    }

    @Test
    void daily_skippedLocalTime_isTheMomentOfTheJump() {
        assertThat(run(new Schedule.Daily(table("Europe/Berlin"), 2 * 3_600 + 1_800), "2026-03-28T00:00:00Z", 3))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void daily_repeatedLocalTime_isTheFirst() {
        assertThat(run(new Schedule.Daily(table("Europe/Berlin"), 2 * 3_600 + 1_800), "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void hourly_acrossChanges_realHours() {
        Schedule hourly = new Schedule.Hourly(table("Europe/Berlin"), 1_800);
        assertThat(run(hourly, "2026-03-29T00:00:00Z", 3))
                .containsExactly("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "2026-03-29T02:30:00Z");
        assertThat(run(hourly, "2026-10-25T00:00:00Z", 3))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z");
        assertThat(run(new Schedule.Hourly(table("Australia/Lord_Howe"), 0), "2026-10-03T14:10:00Z", 3))
                .containsExactly("2026-10-03T14:30:00Z", "2026-10-03T16:00:00Z", "2026-10-03T17:00:00Z");
    }

    @Test
    void daily_skippedDate_oneDueTimeAtTheJump() {
        assertThat(run(new Schedule.Daily(table("Pacific/Apia"), 0), "2011-12-29T00:00:00Z", 3))
                .containsExactly("2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z");
    }

    @Test
    void monthly_dayThatIsNotThere_isTheLast() {
        assertThat(run(new Schedule.Monthly(ZoneTable.UTC, 31, 0), "2028-01-31T00:00:00Z", 3))
                .containsExactly("2028-02-29T00:00:00Z", "2028-03-31T00:00:00Z", "2028-04-30T00:00:00Z");
    }

    @Test
    void elapsed_anchorAndPeriod_onTheGrid() {
        Schedule every = new Schedule.Elapsed(900_000, 10_000);
        assertThat(every.nextAfter(0)).isEqualTo(10_000);
        assertThat(every.nextAfter(10_000)).isEqualTo(910_000);
        assertThat(every.nextAfter(909_999)).isEqualTo(910_000);
        assertThat(every.nextAfter(TimeLimits.MAX_TIME_MILLIS)).isEqualTo(Schedule.NEVER);
        assertThatThrownBy(() -> new Schedule.Elapsed(999, 0)).hasMessage("every: want 1000 to 316224000000, got 999");
    }

    @Test
    void at_andAfter_once() {
        assertThat(new Schedule.At(50).nextAfter(49)).isEqualTo(50);
        assertThat(new Schedule.At(50).nextAfter(50)).isEqualTo(Schedule.NEVER);
        assertThat(Schedule.after(40, 10)).isEqualTo(new Schedule.At(50));
        assertThat(Schedule.after(TimeLimits.MAX_TIME_MILLIS, 1).nextAfter(0)).isEqualTo(Schedule.NEVER);
    }

    @Test
    void calendar_endOfTime_never() {
        ZoneTable west = JdkZones.table(
                ZoneOffset.ofTotalSeconds(-TimeLimits.MAX_OFFSET_SECONDS),
                Instant.EPOCH,
                Instant.ofEpochMilli(TimeLimits.MAX_TIME_MILLIS + 1));
        for (Schedule schedule : List.of(
                new Schedule.Hourly(west, 0),
                new Schedule.Daily(west, 0),
                new Schedule.Weekly(west, 1, 0),
                new Schedule.Monthly(west, 1, 0))) {
            assertThat(schedule.nextAfter(TimeLimits.MAX_TIME_MILLIS)).isEqualTo(Schedule.NEVER);
            assertThat(schedule.nextAfter(0)).isBetween(1L, 31L * 86_400_000 + 64_800_000);
        }
    }
}
