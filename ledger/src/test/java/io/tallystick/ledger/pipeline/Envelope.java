package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;

/** Opens the envelope of an entry that a ledger has accepted. */
final class Envelope {
    private Envelope() {}

    static SignedEnvelope of(EventEntry entry) {
        try {
            return SignedEnvelope.decode(entry.envelope());
        } catch (MalformedEnvelopeException e) {
            throw new AssertionError(e);
        }
    }
}
