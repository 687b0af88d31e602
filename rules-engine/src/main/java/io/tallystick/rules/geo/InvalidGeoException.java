package io.tallystick.rules.geo;

import io.tallystick.rules.number.DoubleText;

/** A position, fence or rule that cannot be; says what was wanted and what was given. */
public final class InvalidGeoException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidGeoException(String what, String want, String got) {
        super(what + ": want " + want + ", got " + got);
    }

    /** A refused position is noted in the ledger, so its digits must not be the JDK's. */
    InvalidGeoException(String what, String want, double got) {
        this(what, want, DoubleText.of(got));
    }

    static void requireRange(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidGeoException(what, DoubleText.of(least) + " to " + DoubleText.of(most), value);
        }
    }

    static void requireRange(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new InvalidGeoException(what, least + " to " + most, Long.toString(value));
        }
    }
}
