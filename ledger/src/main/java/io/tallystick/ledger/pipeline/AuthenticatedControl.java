package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.state.LedgerState;
import io.tallystick.ledger.state.StreamKey;
import io.tallystick.ledger.state.StreamState;

/**
 * An organisation's word to the ledger itself, signed with its own key; only {@link Authenticator} makes one. It may be
 * sent to every ledger, and waits for nothing.
 */
public abstract sealed class AuthenticatedControl implements Verdict
        permits AuthenticatedRevocation, AuthenticatedContract {
    private final SignedEnvelope envelope;
    private final long digest;

    AuthenticatedControl(SignedEnvelope envelope) {
        this.envelope = envelope;
        this.digest = AuthenticatedEvent.shortDigest(envelope);
    }

    public final SignedEnvelope envelope() {
        return envelope;
    }

    /** The organisation that signed it. */
    public final String organisation() {
        return envelope.keyId();
    }

    /** What this is to its stream. */
    public final StreamState.Position position(LedgerState state) {
        return state.stream(stream()).classify(envelope.sequence(), digest);
    }

    /** The stream that it is numbered in: the organisation's, about its subject. */
    public final StreamKey stream() {
        return StreamKey.of(envelope);
    }

    final long digest() {
        return digest;
    }

    /** The step that enters it. */
    abstract LedgerStep step();
}
