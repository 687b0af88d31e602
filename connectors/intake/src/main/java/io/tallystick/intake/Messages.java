package io.tallystick.intake;

import io.tallystick.ledger.senml.MalformedReadingsException;

/** What the formats ask of every message. */
public final class Messages {
    private Messages() {}

    /** Refuses a message of no bytes, or of more than {@code max}. */
    public static void requireSize(IntakeMessage message, int max) throws RefusedException {
        int size = message.payload().length;
        if (size == 0) {
            throw new RefusedException(RefusalCode.EMPTY, "want a payload, got 0 bytes");
        }
        if (size > max) {
            throw new RefusedException(
                    RefusalCode.TOO_LARGE, "want a payload of at most " + max + " bytes, got " + size);
        }
    }

    /** The refusal of a payload that the ledger would not read. */
    static IntakeResult malformed(MalformedReadingsException e) {
        return new IntakeResult.Refused(RefusalCode.MALFORMED, e.getMessage());
    }
}
