package io.tallystick.intake;

import io.tallystick.ledger.envelope.SignedEnvelope;
import java.util.List;

/** What became of a message, or of a part of it. */
public sealed interface IntakeResult {
    /**
     * Readings that the gateway is to sign.
     *
     * @param subject what they are about: 1 to 255 bytes of UTF-8, no control characters
     * @param device who read them: 1 to 64 of {@code A-Z a-z 0-9 . _ : -}, the name a device has in its organisation
     * @param payloads in order, at least one
     * @param timed whether a reading has a time of its own: then the same bytes once more are the same message once more, while
     *     two readings that the arrival dates may be two that are alike
     */
    record Taken(String subject, String device, List<SignablePayload> payloads, boolean timed) implements IntakeResult {
        public Taken {
            payloads = List.copyOf(payloads);
        }
    }

    /** An envelope that its device has signed: passed on as it is, under its own subject. */
    record Signed(SignedEnvelope envelope) implements IntakeResult {}

    /**
     * Not taken.
     *
     * @param detail what was wanted and what was found, for people
     */
    record Refused(RefusalCode code, String detail) implements IntakeResult {}

    /** Nothing to sign, and nothing wrong: a fragment that waits for the rest, a message that carries no reading. */
    record Noted(String what) implements IntakeResult {}

    /** A message that the connector is to publish. */
    record Request(String topic, byte[] payload, String why) implements IntakeResult {
        public Request {
            payload = payload.clone();
        }

        /** A copy. */
        @Override
        public byte[] payload() {
            return payload.clone();
        }
    }
}
