package io.tallystick.rules.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WindowStateTest {
    private static final Set<Aggregate> ALL = EnumSet.allOf(Aggregate.class);

    private static byte[] bytes(SampleWindow window) {
        StateWriter out = new StateWriter();
        window.write(out);
        return out.toByteArray();
    }

    private static SampleWindow read(SampleWindow window, byte[] bytes) {
        StateReader in = new StateReader(bytes);
        window.read(in);
        in.requireEnd();
        return window;
    }

    private static byte[] bytes(CalendarWindow window) {
        StateWriter out = new StateWriter();
        window.write(out);
        return out.toByteArray();
    }

    private static CalendarWindow read(CalendarWindow window, byte[] bytes) {
        StateReader in = new StateReader(bytes);
        window.read(in);
        in.requireEnd();
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
        mutate(bytes(window), changed -> bytes(read(sliding(), changed)));
        SampleWindow last = SampleWindow.last(3, ALL);
        mutate(bytes(last), changed -> bytes(read(SampleWindow.last(3, ALL), changed)));
        assertThatThrownBy(() -> read(SampleWindow.last(3, ALL), bytes(window)))
                .isInstanceOf(MalformedStateException.class);
        assertThatThrownBy(() -> read(window, bytes(last))).hasMessageContaining("want a new one");
    }

    @Test
    void calendarWindow_everyBitFlippedOrCut_isRefusedOrAnother() {
        CalendarWindow window = CalendarWindowTest.berlinDays();
        mutate(bytes(window), changed -> bytes(read(CalendarWindowTest.berlinDays(), changed)));
        for (int i = 0; i < 40; i++) {
            window.add(CalendarWindowTest.millis("2026-03-28T12:00:00Z") + i * 1_800_000L, 0.7 * i - 3);
            byte[] bytes = bytes(window);
            CalendarWindow reread = read(CalendarWindowTest.berlinDays(), bytes);
            assertThat(bytes(reread)).isEqualTo(bytes);
            assertThat(reread.open().sum()).isEqualTo(window.open().sum());
            assertThat(reread.closed().sampleDeviation())
                    .isEqualTo(Double.valueOf(window.closed().sampleDeviation()));
        }
        assertThat(window.anyClosed()).isTrue();
        mutate(bytes(window), changed -> bytes(read(CalendarWindowTest.berlinDays(), changed)));
    }

    private static void mutate(byte[] good, Function<byte[], byte[]> again) {
        assertThat(again.apply(good)).isEqualTo(good);
        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] changed = good.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(again.apply(changed)).as("bit %d", bit).isEqualTo(changed);
            } catch (MalformedStateException e) {
                assertThat(e).hasMessageContaining("want");
            }
        }
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> again.apply(cut)).isInstanceOf(MalformedStateException.class);
        }
    }
}
