package io.tallystick.ledger.crypto;

/** A public key that the signature policy refuses; the message says what was expected and what was found. */
public final class InvalidKeyException extends Exception {
    public InvalidKeyException(String message) {
        super(message);
    }
}
