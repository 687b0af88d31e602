package io.tallystick.ledger.entry;

/** Bytes that are no entry of docs/reference/ledger-format.md; the message says what was wanted and what was found. */
public final class MalformedEntryException extends Exception {
    public MalformedEntryException(String message) {
        super(message);
    }
}
