package io.tallystick.rules.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.state.StateMutations;
import io.tallystick.rules.state.StateReader;
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
        return StateMutations.bytes(forecast, Forecast::write);
    }

    private static Forecast read(Supplier<Forecast> kind, StateReader in) {
        Forecast forecast = kind.get();
        forecast.read(in);
        return forecast;
    }

    @Test
    void state_atEveryStep_isReadBackAndGoesOnAlike() {
        for (Supplier<Forecast> kind : KINDS) {
            Forecast straight = kind.get();
            Forecast reread = kind.get();
            for (int t = 0; t < 20; t++) {
                byte[] bytes = bytes(straight);
                reread = StateMutations.read(bytes, in -> read(kind, in));
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
                StateMutations.check(forecast, Forecast::write, in -> read(kind, in));
            }
        }
    }
}
