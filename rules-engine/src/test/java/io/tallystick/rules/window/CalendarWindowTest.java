package io.tallystick.rules.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.time.JdkZones;
import io.tallystick.rules.time.ZoneTable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalendarWindowTest {
    private static final Set<Aggregate> ALL = EnumSet.allOf(Aggregate.class);
    private static final ZoneTable BERLIN = JdkZones.table(
            ZoneId.of("Europe/Berlin"), Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

    static CalendarWindow berlinDays() {
        return new CalendarWindow(CalendarUnit.DAY, BERLIN, ALL);
    }

    static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    @Test
    void day_closesAtLocalMidnight_andKeepsTheLastOne() {
        CalendarWindow window = berlinDays();
        assertThat(window.add(millis("2026-03-28T23:00:00Z"), 1)).isEqualTo(Added.IN_ORDER);
        assertThat(window.anyClosed()).isFalse();
        assertThat(window.closed().count()).isZero();
        assertThat(window.closed().max()).isNaN();
        window.add(millis("2026-03-29T21:59:59.999Z"), 3);
        assertThat(window.openEndMillis()).isEqualTo(millis("2026-03-29T22:00:00Z"));
        assertThat(window.open().sum()).isEqualTo(4);
        assertThat(window.advance(millis("2026-03-29T22:00:00Z"))).isTrue();
        assertThat(window.open().count()).isZero();
        assertThat(window.closed().sum()).isEqualTo(4);
        assertThat(window.closed().mean()).isEqualTo(2);
        assertThat(window.closed().min()).isEqualTo(1);
        assertThat(window.closed().max()).isEqualTo(3);
        assertThat(window.closed().ratePerHour()).isEqualTo(2 / (82_799_999 / 3_600_000.0));
        assertThat(window.closed().percentile(50_000)).isEqualTo(1);
        assertThat(window.closedBeginMillis()).isEqualTo(millis("2026-03-28T23:00:00Z"));
        assertThat(window.add(millis("2026-03-29T21:00:00Z"), 9)).isEqualTo(Added.TOO_LATE);
        assertThat(window.closed().count()).isEqualTo(2);
    }

    @Test
    void late_insideTheOpenPeriod_takesItsPlace() {
        CalendarWindow window = berlinDays();
        window.add(millis("2026-05-05T10:00:00Z"), 1);
        assertThat(window.add(millis("2026-05-05T08:00:00Z"), 7)).isEqualTo(Added.LATE);
        assertThat(window.open().first()).isEqualTo(7);
        assertThat(window.open().last()).isEqualTo(1);
        assertThat(window.open().ratePerHour()).isEqualTo(-3);
    }

    @Test
    void period_inWhichNothingCame_isClosedEmptyHoweverTimePasses() {
        CalendarWindow jumps = berlinDays();
        CalendarWindow walks = berlinDays();
        jumps.add(millis("2026-05-05T10:00:00Z"), 1);
        walks.add(millis("2026-05-05T10:00:00Z"), 1);
        long end = millis("2026-05-08T10:00:00Z");
        for (long at = millis("2026-05-05T11:00:00Z"); at <= end; at += 3_600_000) {
            walks.advance(at);
        }
        jumps.advance(end);
        assertThat(jumps.closed().count()).isZero();
        assertThat(walks.closed().count()).isZero();
        assertThat(jumps.anyClosed() && walks.anyClosed()).isTrue();
        assertThat(jumps.closedBeginMillis()).isEqualTo(millis("2026-05-06T22:00:00Z"));
    }

    @Test
    void add_outsideTheTable_isRefusedAndChangesNothing() {
        CalendarWindow window = berlinDays();
        assertThatThrownBy(window::openBeginMillis).hasMessageContaining("want one that has seen a time");
        assertThatThrownBy(() -> window.add(millis("2027-01-01T00:00:00Z"), 1))
                .isInstanceOf(RefusedSampleException.class)
                .hasMessageContaining("the range of the zone table, got 1798761600000");
        assertThatThrownBy(() -> window.add(millis("2026-05-05T10:00:00Z"), Double.NaN))
                .hasMessageContaining("got NaN");
        assertThat(window.open().count()).isZero();
    }

    @Test
    void percentile_ofMoreThanAreKept_isUndefined() {
        CalendarWindow window = berlinDays();
        long at = millis("2026-05-05T10:00:00Z");
        for (int i = 0; i < WindowLimits.MAX_ORDERED; i++) {
            window.add(at, i);
        }
        assertThat(window.open().percentile(50_000)).isEqualTo(WindowLimits.MAX_ORDERED / 2 - 1.0);
        window.add(at, -5);
        assertThat(window.open().percentile(50_000)).isNaN();
        assertThat(window.open().min()).isEqualTo(-5);
        assertThat(window.open().count()).isEqualTo(WindowLimits.MAX_ORDERED + 1);
    }

    @Test
    void everyUnit_randomSamples_isAsThePeriodsAddedUp() {
        SplittableRandom random = Naive.random("CalendarWindowTest");
        for (CalendarUnit unit : CalendarUnit.values()) {
            CalendarWindow window = new CalendarWindow(unit, BERLIN, ALL);
            List<Naive.Sample> all = new ArrayList<>();
            long now = millis("2026-01-01T00:00:00Z");
            long step = unit == CalendarUnit.HOUR ? 1_500_000 : 40_000_000;
            for (int i = 0; i < 600; i++) {
                long newest = now + random.nextLong(step);
                long at = i > 0 && random.nextInt(4) == 0
                        ? now - random.nextLong(Math.min(now - all.get(0).time() + 1, step))
                        : newest;
                now = Math.max(now, at);
                double value = Naive.value(random);
                if (window.add(at, value) != Added.TOO_LATE) {
                    all.add(new Naive.Sample(at, value));
                }
                compare(window.open(), inside(all, window.openBeginMillis(), window.openEndMillis()));
                if (window.anyClosed()) {
                    compare(window.closed(), inside(all, window.closedBeginMillis(), window.openBeginMillis()));
                }
            }
        }
    }

    private static List<Double> inside(List<Naive.Sample> all, long begin, long end) {
        return all.stream()
                .filter(sample -> sample.time() >= begin && sample.time() < end)
                .sorted((a, b) -> Long.compare(a.time(), b.time()))
                .map(Naive.Sample::value)
                .toList();
    }

    private static void compare(WindowValues got, List<Double> want) {
        assertThat(got.count()).isEqualTo(want.size());
        assertThat(got.sum()).isEqualTo(Naive.sum(want));
        if (!want.isEmpty()) {
            assertThat(got.first()).isEqualTo(want.get(0));
            assertThat(got.last()).isEqualTo(want.get(want.size() - 1));
            assertThat(got.min()).isEqualTo(Naive.percentile(want, 0.001));
            assertThat(got.max()).isEqualTo(Naive.percentile(want, 100));
            assertThat(got.percentile(90_000)).isEqualTo(Naive.percentile(want, 90));
        }
    }
}
