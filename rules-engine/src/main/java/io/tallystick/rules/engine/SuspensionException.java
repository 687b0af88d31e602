package io.tallystick.rules.engine;

/** What makes an instance stop. Caught where the input or timer was begun; never leaves the package. */
final class SuspensionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SuspensionException(String reason) {
        super(reason, null, false, false);
    }
}
