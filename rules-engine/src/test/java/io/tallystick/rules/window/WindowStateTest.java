package io.tallystick.rules.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateMutations;
import io.tallystick.rules.state.StateReader;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WindowStateTest {
    private static final Set<Aggregate> ALL = EnumSet.allOf(Aggregate.class);

    private static byte[] bytes(SampleWindow window) {
        return StateMutations.bytes(window, SampleWindow::write);
    }

    private static SampleWindow read(SampleWindow window, byte[] bytes) {
        return StateMutations.read(bytes, in -> {
            window.read(in);
            return window;
        });
    }

    private static void mutate(SampleWindow window, Supplier<SampleWindow> made) {
        StateMutations.check(window, SampleWindow::write, in -> {
            SampleWindow other = made.get();
            other.read(in);
            return other;
        });
    }

    private static byte[] bytes(CalendarWindow window) {
        return StateMutations.bytes(window, CalendarWindow::write);
    }

    private static CalendarWindow read(StateReader in) {
        CalendarWindow window = CalendarWindowTest.berlinDays();
        window.read(in);
        return window;
    }

    private static SampleWindow sliding() {
        return SampleWindow.sliding(200, 6, ALL);
    }

    @Test
    void sampleWindow_atEveryStep_isReadBackAndGoesOnAlike() {
        SplittableRandom random = Naive.random("WindowStateTest");
        SampleWindow straight = sliding();
        for (int i = 0; i < 500; i++) {
            byte[] bytes = bytes(straight);
            SampleWindow reread = read(sliding(), bytes);
            assertThat(bytes(reread)).isEqualTo(bytes);
            long time = i * 20L - random.nextInt(150);
            double value = Naive.value(random);
            assertThat(reread.add(time, value)).isEqualTo(straight.add(time, value));
            assertThat(bytes(reread)).isEqualTo(bytes(straight));
            assertThat(reread.sum()).isEqualTo(straight.sum());
            assertThat(reread.sampleDeviation()).isEqualTo(Double.valueOf(straight.sampleDeviation()));
        }
    }

    @Test
    void sampleWindow_equalContents_haveEqualBytesWhateverTheWay() {
        SampleWindow one = sliding();
        one.add(900, 5);
        one.advance(1_150);
        one.add(1_100, 1.5);
        one.add(1_000, 2.5);
        one.advance(1_180);
        SampleWindow other = sliding();
        other.add(1_000, 2.5);
        other.add(1_100, 1.5);
        other.advance(1_180);
        assertThat(bytes(one)).isEqualTo(bytes(other));
    }

    @Test
    void sampleWindow_everyBitFlippedOrCut_isRefusedOrAnother() {
        SampleWindow window = sliding();
        for (int i = 0; i < 9; i++) {
            window.add(1_000 + 10 * i, 1.5 * i);
        }
        assertThat(window.complete()).isFalse();
        mutate(window, WindowStateTest::sliding);
        SampleWindow last = SampleWindow.last(3, ALL);
        mutate(last, () -> SampleWindow.last(3, ALL));
        assertThatThrownBy(() -> read(SampleWindow.last(3, ALL), bytes(window)))
                .isInstanceOf(MalformedStateException.class);
        assertThatThrownBy(() -> read(window, bytes(last))).hasMessageContaining("want a new one");
    }

    @Test
    void calendarWindow_everyBitFlippedOrCut_isRefusedOrAnother() {
        CalendarWindow window = CalendarWindowTest.berlinDays();
        StateMutations.check(window, CalendarWindow::write, WindowStateTest::read);
        for (int i = 0; i < 40; i++) {
            window.add(CalendarWindowTest.millis("2026-03-28T12:00:00Z") + i * 1_800_000L, 0.7 * i - 3);
            byte[] bytes = bytes(window);
            CalendarWindow reread = StateMutations.read(bytes, WindowStateTest::read);
            assertThat(bytes(reread)).isEqualTo(bytes);
            assertThat(reread.open().sum()).isEqualTo(window.open().sum());
            assertThat(reread.closed().sampleDeviation())
                    .isEqualTo(Double.valueOf(window.closed().sampleDeviation()));
        }
        assertThat(window.anyClosed()).isTrue();
        StateMutations.check(window, CalendarWindow::write, WindowStateTest::read);
    }
}
