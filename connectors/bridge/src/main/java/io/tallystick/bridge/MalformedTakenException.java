package io.tallystick.bridge;

/** A record of the internal topic that no bridge of this version wrote. Going on would lose what it stands for. */
final class MalformedTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedTakenException(String detail) {
        super("internal topic " + Names.TAKEN + ": " + detail
                + "; only instances of the bridge may write it, and none older than what is in it");
    }
}
