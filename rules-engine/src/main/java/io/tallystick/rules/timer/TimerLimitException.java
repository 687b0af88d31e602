package io.tallystick.rules.timer;

/** A contract instance wants more timers, firings at one moment or open alerts than the limit. */
public final class TimerLimitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TimerLimitException(String what, long most, String got) {
        super(what + ": want at most " + most + ", got " + got);
    }
}
