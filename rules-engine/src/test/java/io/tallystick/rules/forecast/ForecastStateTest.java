package io.tallystick.rules.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ForecastStateTest {
    private static final List<Supplier<Forecast>> KINDS = List.of(
            () -> new SimpleExponential(0.3),
            () -> new Holt(0.3, 0.2),
            () -> new HoltWinters(Seasonality.ADDITIVE, 3, 0.3, 0.2, 0.1),
            () -> new HoltWinters(Seasonality.MULTIPLICATIVE, 3, 0.3, 0.2, 0.1));

    private static byte[] bytes(Forecast forecast) {
        StateWriter out = new StateWriter();
        forecast.write(out);
        return out.toByteArray();
    }

    private static Forecast read(Supplier<Forecast> kind, byte[] bytes) {
        Forecast forecast = kind.get();
        StateReader in = new StateReader(bytes);
        forecast.read(in);
        in.requireEnd();
        return forecast;
    }

    @Test
    void state_atEveryStep_isReadBackAndGoesOnAlike() {
        for (Supplier<Forecast> kind : KINDS) {
            Forecast straight = kind.get();
            Forecast reread = kind.get();
            for (int t = 0; t < 20; t++) {
                byte[] bytes = bytes(straight);
                reread = read(kind, bytes);
                assertThat(bytes(reread)).isEqualTo(bytes);
                straight.observe(10 + t % 3 + 0.1 * t);
                reread.observe(10 + t % 3 + 0.1 * t);
                assertThat(bytes(reread)).isEqualTo(bytes(straight));
            }
        }
    }

    @Test
    void state_everyBitFlippedOrCut_isRefusedOrAnother() {
        for (Supplier<Forecast> kind : KINDS) {
            for (int observations : new int[] {0, 1, 5, 11}) {
                Forecast forecast = kind.get();
                for (int t = 0; t < observations; t++) {
                    forecast.observe(7 + t % 3);
                }
                mutate(kind, bytes(forecast));
            }
        }
    }

    private static void mutate(Supplier<Forecast> kind, byte[] good) {
        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] changed = good.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(bytes(read(kind, changed))).as("bit %d", bit).isEqualTo(changed);
            } catch (MalformedStateException e) {
                assertThat(e).hasMessageContaining("want");
            }
        }
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> read(kind, cut)).isInstanceOf(MalformedStateException.class);
        }
    }
}
