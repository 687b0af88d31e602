package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.state.LedgerState;
import io.tallystick.ledger.state.StreamKey;
import io.tallystick.ledger.state.StreamState;

/** A revocation signed by the device's own organisation; only {@link Authenticator} makes one. */
public final class AuthenticatedRevocation implements Verdict {
    private final SignedEnvelope envelope;
    private final DeviceId device;
    private final long digest;

    AuthenticatedRevocation(SignedEnvelope envelope, DeviceId device) {
        this.envelope = envelope;
        this.device = device;
        this.digest = AuthenticatedEvent.shortDigest(envelope);
    }

    public SignedEnvelope envelope() {
        return envelope;
    }

    public DeviceId device() {
        return device;
    }

    /** What this revocation is to the stream of its organisation about the device. */
    public StreamState.Position position(LedgerState state) {
        return state.stream(stream()).classify(envelope.sequence(), digest);
    }

    /** The stream that it is numbered in: the organisation's, about the device. */
    public StreamKey stream() {
        return new StreamKey(device.organisation(), device.toString());
    }

    long digest() {
        return digest;
    }
}
