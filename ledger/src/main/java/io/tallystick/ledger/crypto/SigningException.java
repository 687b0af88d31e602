package io.tallystick.ledger.crypto;

/** A private key could not be used: the key store or the hardware module refused. */
public final class SigningException extends RuntimeException {
    public SigningException(String message, Throwable cause) {
        super(message, cause);
    }
}
