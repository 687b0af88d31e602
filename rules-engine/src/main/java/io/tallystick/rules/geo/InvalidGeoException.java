package io.tallystick.rules.geo;

/** A position, fence or rule that cannot be; says what was wanted and what was given. */
public final class InvalidGeoException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidGeoException(String what, String want, Object got) {
        super(what + ": want " + want + ", got " + got);
    }

    static void requireRange(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidGeoException(what, least + " to " + most, value);
        }
    }

    static void requireRange(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new InvalidGeoException(what, least + " to " + most, value);
        }
    }
}
