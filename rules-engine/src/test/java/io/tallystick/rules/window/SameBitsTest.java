package io.tallystick.rules.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.forecast.Forecast;
import io.tallystick.rules.forecast.HoltWinters;
import io.tallystick.rules.forecast.Seasonality;
import io.tallystick.rules.state.StateWriter;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Results and state of a fixed run, by checksum: another one on another machine or Java would be a fork of the ledger. */
class SameBitsTest {
    private static final Set<Aggregate> ALL = EnumSet.allOf(Aggregate.class);
    private long random = 20_261_122;

    @Test
    void results_ofAFixedRun_haveTheBitsTheyAlwaysHad() {
        SampleWindow sliding = SampleWindow.sliding(10_000, 300, ALL);
        SampleWindow last = SampleWindow.last(50, ALL);
        Forecast forecast = new HoltWinters(Seasonality.MULTIPLICATIVE, 24, 0.2, 0.1, 0.3);
        StateWriter out = new StateWriter();
        for (int i = 0; i < 5_000; i++) {
            double value = 50 + next(1 << 20) / 7.0;
            long time = 40L * i - next(500);
            sliding.add(time, value);
            last.add(time, value);
            forecast.observe(value);
            record(out, sliding);
            record(out, last);
            out.f64(forecast.ahead(7)).f64(forecast.meanAbsoluteError());
        }
        sliding.write(out);
        last.write(out);
        forecast.write(out);
        CRC32 checksum = new CRC32();
        checksum.update(out.toByteArray());
        assertThat(Long.toHexString(checksum.getValue())).isEqualTo("85a0732e");
    }

    private static void record(StateWriter out, WindowValues values) {
        out.f64(values.sum())
                .f64(values.mean())
                .f64(values.populationDeviation())
                .f64(values.sampleDeviation());
        out.f64(values.min()).f64(values.max()).f64(values.ratePerHour()).f64(values.percentile(95_000));
    }

    /** The generator of POSIX's drand48, because this test must not hang on that of a library. */
    private int next(int bound) {
        random = random * 0x5DEECE66DL + 0xB & (1L << 48) - 1;
        return (int) ((random >>> 17) % bound);
    }
}
