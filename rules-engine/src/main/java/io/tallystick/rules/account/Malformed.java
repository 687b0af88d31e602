package io.tallystick.rules.account;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import java.util.function.Supplier;

/** Turns what a value's own checks refuse into the error of bytes that no state is written as. */
final class Malformed {
    private Malformed() {}

    static <T> T guard(StateReader in, String want, Supplier<T> read) {
        int at = in.position();
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new MalformedStateException(at, want, e.getMessage());
        }
    }
}
