package io.tallystick.ledger.merkle;

/** Stored bytes are not a frontier: the store is damaged, and the ledger must not go on from them. */
public final class CorruptFrontierException extends RuntimeException {
    public CorruptFrontierException(String message) {
        super(message);
    }
}
