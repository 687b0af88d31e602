package io.tallystick.ledger.block;

/** A block that does not continue the ledger; the message says what was wanted and what was found. */
public final class BlockChainException extends Exception {
    public BlockChainException(String message) {
        super(message);
    }
}
