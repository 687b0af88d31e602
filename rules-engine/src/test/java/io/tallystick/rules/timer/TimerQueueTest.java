package io.tallystick.rules.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.Seeds;
import io.tallystick.rules.state.StateMutations;
import io.tallystick.rules.state.StateWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimerQueueTest {
    private static final int ALL = TimerLimits.MAX_IN_ONE_FIRING;

    private static List<String> fire(TimerQueue queue, long now) {
        List<String> fired = new ArrayList<>();
        TimerFiring firing = queue.fire(now, ALL);
        for (var timer = firing.next(); timer.isPresent(); timer = firing.next()) {
            fired.add(timer.get().dueMs() + " " + timer.get().kind() + " "
                    + timer.get().name());
        }
        return fired;
    }

    @Test
    void fire_severalDue_byDueThenKindThenName() {
        TimerQueue queue = new TimerQueue();
        queue.schedule(TimerKind.EXPIRY, "a", 10);
        queue.schedule(TimerKind.SIGNAL, "b", 10);
        queue.schedule(TimerKind.SIGNAL, "a", 10);
        queue.schedule(TimerKind.EVERY, "z", 9);
        queue.schedule(TimerKind.AT, "later", 11);
        assertThat(fire(queue, 10)).containsExactly("9 EVERY z", "10 SIGNAL a", "10 SIGNAL b", "10 EXPIRY a");
        assertThat(queue.nextDue()).isEqualTo(OptionalLong.of(11));
    }

    @Test
    void schedule_sameKindAndName_moves() {
        TimerQueue queue = new TimerQueue();
        queue.schedule(TimerKind.SIGNAL, "a", 10);
        queue.schedule(TimerKind.SIGNAL, "a", 30);
        queue.schedule(TimerKind.AFTER, "a", 20);
        assertThat(queue.due(TimerKind.SIGNAL, "a")).isEqualTo(OptionalLong.of(30));
        assertThat(queue.cancel(TimerKind.AFTER, "a")).isTrue();
        assertThat(queue.cancel(TimerKind.AFTER, "a")).isFalse();
        assertThat(fire(queue, 100)).containsExactly("30 SIGNAL a");
    }

    @Test
    void schedule_oneTooMany_refusedAndNothingChanged() {
        TimerQueue queue = new TimerQueue();
        for (int i = 0; i < TimerLimits.MAX_TIMERS; i++) {
            queue.schedule(TimerKind.AT, "t" + i, i);
        }
        queue.schedule(TimerKind.AT, "t5", 50);
        assertThatThrownBy(() -> queue.schedule(TimerKind.AT, "x", 1))
                .isInstanceOf(TimerLimitException.class)
                .hasMessage("timers: want at most 1024, got one more, AT x");
        assertThat(queue.size()).isEqualTo(TimerLimits.MAX_TIMERS);
        assertThat(fire(queue, 5_000)).hasSize(TimerLimits.MAX_TIMERS);
    }

    @Test
    void firing_schedulesAnotherDue_takesItInItsPlaceAndNotBefore() {
        TimerQueue queue = new TimerQueue();
        queue.schedule(TimerKind.AT, "b", 10);
        queue.schedule(TimerKind.AT, "d", 20);
        TimerFiring firing = queue.fire(30, ALL);
        assertThat(firing.next()).contains(new Timer(10, TimerKind.AT, "b"));
        firing.schedule(TimerKind.AT, "past", 3);
        firing.schedule(TimerKind.AT, "c", 15);
        firing.schedule(TimerKind.AT, "future", 31);
        assertThat(firing.next()).contains(new Timer(10, TimerKind.AT, "past"));
        assertThat(firing.next()).contains(new Timer(15, TimerKind.AT, "c"));
        queue.cancel(TimerKind.AT, "d");
        assertThat(firing.next()).isEmpty();
        assertThat(firing.more()).isFalse();
        assertThat(firing.fired()).isEqualTo(3);
        assertThat(queue.nextDue()).isEqualTo(OptionalLong.of(31));
    }

    @Test
    void firing_timersThatKeepTheMoment_endInAnError() {
        TimerQueue queue = new TimerQueue();
        queue.schedule(TimerKind.AT, "loop", 10);
        TimerFiring firing = queue.fire(30, ALL);
        assertThatThrownBy(() -> {
                    while (true) {
                        firing.next();
                        firing.schedule(TimerKind.AT, "loop", 0);
                    }
                })
                .isInstanceOf(TimerLimitException.class)
                .hasMessageStartingWith("timers at the moment 10: want at most 2048, got one more, Timer[");
        assertThat(firing.fired()).isEqualTo(TimerLimits.MAX_AT_ONE_MOMENT);
    }

    @Test
    void firing_catchingUp_endsAtItsLimitAndGoesOnNextTime() {
        Schedule minute = new Schedule.Elapsed(60_000, 0);
        TimerQueue queue = new TimerQueue();
        queue.schedule(TimerKind.EVERY, "m", 60_000);
        int all = 0;
        for (int round = 0; round < 4; round++) {
            TimerFiring firing = queue.fire(60_000L * 10_000, 3_000);
            for (var timer = firing.next(); timer.isPresent(); timer = firing.next()) {
                assertThat(timer.get().dueMs()).isEqualTo(60_000L * ++all);
                firing.schedule(
                        TimerKind.EVERY, "m", minute.nextAfter(timer.get().dueMs()));
            }
            assertThat(firing.more()).isEqualTo(round < 3);
        }
        assertThat(all).isEqualTo(10_000);
    }

    @Test
    void queue_randomUse_asNaiveList() {
        Random random = new Random(Seeds.seed());
        Comparator<Timer> order = Comparator.comparingLong(Timer::dueMs)
                .thenComparing(Timer::kind)
                .thenComparing(t -> t.name().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
        List<String> names = List.of("a", "b", "ab", "é", "\uffee", "\ud83d\ude00", "\ue000", "B");
        TimerQueue queue = new TimerQueue();
        List<Timer> naive = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 20_000; i++) {
            TimerKind kind = TimerKind.values()[random.nextInt(6)];
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(3) > 0) {
                long due = now + random.nextInt(50);
                queue.schedule(kind, name, due);
                naive.removeIf(t -> t.kind() == kind && t.name().equals(name));
                naive.add(new Timer(due, kind, name));
            } else {
                assertThat(queue.cancel(kind, name))
                        .isEqualTo(
                                naive.removeIf(t -> t.kind() == kind && t.name().equals(name)));
            }
            if (random.nextInt(20) == 0) {
                now += random.nextInt(30);
                TimerFiring firing = queue.fire(now, ALL);
                naive.sort(order);
                while (!naive.isEmpty() && naive.get(0).dueMs() <= now) {
                    assertThat(firing.next()).contains(naive.remove(0));
                }
                assertThat(firing.next()).isEmpty();
                queue = StateMutations.read(StateMutations.bytes(queue, TimerQueue::write), TimerQueue::read);
            }
        }
    }

    @Test
    void state_everyMutation_refusedOrAnother() {
        TimerQueue queue = new TimerQueue();
        assertThat(StateMutations.check(queue, TimerQueue::write, TimerQueue::read))
                .isPositive();
        queue.schedule(TimerKind.SIGNAL, "a", 10);
        queue.schedule(TimerKind.SIGNAL, "b", 10);
        queue.schedule(TimerKind.AT, "é\ud83d\ude00", 11);
        assertThat(StateMutations.check(queue, TimerQueue::write, TimerQueue::read))
                .isGreaterThan(60);
    }

    @Test
    void state_twiceOrUnordered_refused() {
        StateWriter twice = new StateWriter().count(2);
        twice.i64(1).u8(1).text("a").i64(2).u8(1).text("a");
        assertThatThrownBy(() -> StateMutations.read(twice.toByteArray(), TimerQueue::read))
                .isInstanceOf(MalformedStateException.class)
                .hasMessageContaining("a kind and name once");
        StateWriter unordered = new StateWriter().count(2);
        unordered.i64(2).u8(1).text("a").i64(1).u8(1).text("b");
        assertThatThrownBy(() -> StateMutations.read(unordered.toByteArray(), TimerQueue::read))
                .isInstanceOf(MalformedStateException.class)
                .hasMessageContaining("timers in ascending order");
    }

    @Test
    void timer_nameOutOfRange_refused() {
        assertThatThrownBy(() -> new Timer(0, TimerKind.AT, ""))
                .hasMessage("timer name: want 1 to 255 bytes of UTF-8, got none");
        assertThatThrownBy(() -> new Timer(0, TimerKind.AT, "é".repeat(128))).hasMessageEndingWith("got 256 or more");
        assertThatThrownBy(() -> new Timer(0, TimerKind.AT, "\ude00\ud83d"))
                .hasMessageEndingWith("got an unpaired surrogate");
        assertThat(new Timer(0, TimerKind.AT, "\ud83d\ude00".repeat(63) + "xyz").name())
                .hasSize(129);
        assertThatThrownBy(() -> new Timer(0, TimerKind.AT, "\ud83d\ude00".repeat(64)))
                .hasMessageContaining("1 to 255");
        assertThatThrownBy(() -> new Timer(0, TimerKind.AT, "\ud83d"))
                .hasMessageEndingWith("got an unpaired surrogate");
        assertThatThrownBy(() -> new Timer(-1, TimerKind.AT, "a")).hasMessageEndingWith("got -1");
    }
}
