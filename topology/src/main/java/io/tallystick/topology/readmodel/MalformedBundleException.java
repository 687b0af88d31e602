package io.tallystick.topology.readmodel;

/** A block's entries that are no bundle closed by a seal; the message says what was wanted and what was found. */
final class MalformedBundleException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedBundleException(String message) {
        super(message);
    }
}
