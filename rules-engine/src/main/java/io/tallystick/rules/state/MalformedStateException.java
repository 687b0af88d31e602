package io.tallystick.rules.state;

/** Bytes that no state is written as: saying where, what was wanted and what is there. */
public final class MalformedStateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param at the byte at which it was seen */
    public MalformedStateException(int at, String want, Object got) {
        super("state: at byte " + at + ": want " + want + ", got " + got);
    }
}
