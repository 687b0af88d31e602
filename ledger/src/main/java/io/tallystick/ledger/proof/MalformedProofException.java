package io.tallystick.ledger.proof;

/** Bytes that are not a tlog-proof; the message says what was expected and what was found. */
public final class MalformedProofException extends Exception {
    public MalformedProofException(String message) {
        super(message);
    }
}
