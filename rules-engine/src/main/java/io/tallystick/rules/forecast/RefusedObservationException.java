package io.tallystick.rules.forecast;

/** An observation that a forecast cannot take. The forecast is unchanged. */
public final class RefusedObservationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RefusedObservationException(String want, double got) {
        super("observation: want " + want + ", got " + got);
    }
}
