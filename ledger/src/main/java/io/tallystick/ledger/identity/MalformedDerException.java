package io.tallystick.ledger.identity;

/** Bytes that are not canonical DER. */
final class MalformedDerException extends Exception {
    MalformedDerException(String message) {
        super(message);
    }
}
