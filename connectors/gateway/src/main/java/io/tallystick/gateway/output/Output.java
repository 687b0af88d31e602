package io.tallystick.gateway.output;

import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;

/** The form in which events and refusals are written. */
public interface Output extends AutoCloseable {
    /**
     * An envelope for the ledger.
     *
     * @param subject its key
     * @param source where the message came from, {@code mqtt:<broker>/<topic>}
     */
    Written event(String subject, byte[] envelope, IntakeMessage message, String source);

    /** A message, or a part of one, that was not taken, with all its bytes. */
    Written refused(IntakeResult.Refused refusal, IntakeMessage message);

    @Override
    void close();
}
