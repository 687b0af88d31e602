package io.tallystick.connect.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.connect.webhook.delivery.Circuit.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CircuitTest {
    @Test
    void failures_inARow_openIt() {
        Circuit circuit = Circuit.closed(3, 100).failed(10).failed(11);
        assertThat(circuit.state()).isEqualTo(State.CLOSED);
        assertThat(circuit.failed(12).state()).isEqualTo(State.OPEN);
        assertThat(circuit.succeeded().failed(12).failed(13).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void open_afterItsTime_letsOneThroughAndNoOther() {
        Circuit open = Circuit.closed(1, 100).failed(10);
        assertThat(open.allows(109)).isFalse();
        assertThat(open.allows(110)).isTrue();
        Circuit probing = open.started();
        assertThat(probing.state()).isEqualTo(State.HALF_OPEN);
        assertThat(probing.allows(1_000)).isFalse();
        assertThat(probing.succeeded().allows(111)).isTrue();
        assertThat(probing.failed(120).allows(219)).isFalse();
        assertThat(probing.failed(120).allows(220)).isTrue();
    }

    @Test
    void probe_givenUp_letsAnotherThrough() {
        Circuit probing = Circuit.closed(1, 100).failed(10).started();
        assertThat(probing.abandoned().allows(110)).isTrue();
    }

    @Test
    void held_untilATime_isSilentThoughClosed() {
        Circuit held = Circuit.closed(5, 100).held(50).held(40);
        assertThat(held.allows(49)).isFalse();
        assertThat(held.succeeded().allows(49)).isFalse();
        assertThat(held.allows(50)).isTrue();
    }

    @Test
    void settings_zero_areRefused() {
        assertThatThrownBy(() -> Circuit.closed(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Circuit.closed(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The circuit told from the whole history each time: one request under way at a time, so every end is its last one's. */
    @Test
    void anyHistory_allowsWhatTheNaiveReadingAllows() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            int threshold = 1 + random.nextInt(4);
            long open = 1 + random.nextInt(20);
            Circuit circuit = Circuit.closed(threshold, open);
            List<long[]> ends = new ArrayList<>();
            long now = 0;
            for (int step = 0; step < 60; step++) {
                now += random.nextInt(8);
                boolean naive = naive(ends, threshold, open, now);
                assertThat(circuit.allows(now)).as("seed %d", seed).isEqualTo(naive);
                if (naive) {
                    boolean failed = random.nextInt(3) > 0;
                    circuit = circuit.started();
                    circuit = failed ? circuit.failed(now) : circuit.succeeded();
                    ends.add(new long[] {now, failed ? 1 : 0});
                }
            }
        }
    }

    private static boolean naive(List<long[]> ends, int threshold, long openMillis, long now) {
        int inARow = 0;
        while (inARow < ends.size() && ends.get(ends.size() - 1 - inARow)[1] == 1) {
            inARow++;
        }
        return inARow < threshold || now >= ends.get(ends.size() - 1)[0] + openMillis;
    }
}
