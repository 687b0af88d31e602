package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.entry.TrustLevel;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.identity.DeviceIdentity;
import io.tallystick.ledger.state.LedgerState;
import io.tallystick.ledger.state.StreamKey;
import io.tallystick.ledger.state.StreamState;
import java.nio.ByteBuffer;

/** An envelope whose signature, signer and addressee have been checked; only {@link Authenticator} makes one. */
public final class AuthenticatedEvent implements Verdict {
    private final SignedEnvelope envelope;
    private final VerificationKey key;
    private final StreamKey stream;
    private final DeviceIdentity introduced;
    private final long digest;

    AuthenticatedEvent(SignedEnvelope envelope, VerificationKey key, DeviceIdentity introduced) {
        this.envelope = envelope;
        this.key = key;
        this.stream = StreamKey.of(envelope);
        this.introduced = introduced;
        this.digest = shortDigest(envelope);
    }

    /** The first eight bytes of an envelope's content digest: what tells a copy from an equivocation. */
    static long shortDigest(SignedEnvelope envelope) {
        return ByteBuffer.wrap(envelope.contentDigest()).getLong();
    }

    public SignedEnvelope envelope() {
        return envelope;
    }

    /** The key that signed it: that of {@link SignedEnvelope#keyId}. */
    public VerificationKey key() {
        return key;
    }

    public StreamKey stream() {
        return stream;
    }

    /** Whose word it is: the signer's, or that of the device for which a gateway signed. */
    public String device() {
        return envelope.device();
    }

    public TrustLevel trust() {
        return envelope.isOnBehalf() ? TrustLevel.GATEWAY : TrustLevel.DEVICE;
    }

    /** Whether this envelope introduces an identity that the ledger does not know yet. */
    public boolean introducesDevice() {
        return introduced != null;
    }

    /** What this event is to its stream. */
    public StreamState.Position position(LedgerState state) {
        return state.stream(stream).classify(envelope.sequence(), digest);
    }

    /** The identity that this envelope introduces, new to the ledger, or null. */
    DeviceIdentity introduced() {
        return introduced;
    }

    long digest() {
        return digest;
    }
}
