package io.tallystick.rules.window;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;

/** Reads values from state, with what every window holds of them. */
final class StoredSample {
    private StoredSample() {}

    /** A finite value that is not -0.0. */
    static double value(StateReader in) {
        int at = in.position();
        double value = in.f64();
        if (!Double.isFinite(value) || Double.doubleToRawLongBits(value) == Long.MIN_VALUE) {
            throw new MalformedStateException(at, "a finite value other than -0.0", value);
        }
        return value;
    }
}
