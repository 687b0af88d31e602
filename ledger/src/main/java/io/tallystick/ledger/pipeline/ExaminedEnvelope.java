package io.tallystick.ledger.pipeline;

import static io.tallystick.ledger.pipeline.RejectionReason.BAD_SIGNATURE;
import static io.tallystick.ledger.pipeline.RejectionReason.MALFORMED;
import static io.tallystick.ledger.pipeline.RejectionReason.TOO_LARGE;
import static io.tallystick.ledger.pipeline.RejectionReason.WRONG_ALGORITHM;

import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import java.util.Map;

/**
 * What can be found out about an envelope from its bytes alone, whatever the ledger's state: how it decodes, and whether a
 * key that its signer is known by elsewhere has signed it. Any thread may do that ahead of the stage that needs it; the
 * stage still decides which key counts, and asks again if it is another. So the verdict is the same with and without.
 */
public final class ExaminedEnvelope {
    private final SignedEnvelope envelope;
    private final Rejection refusal;
    private final VerificationKey checkedKey;
    private final boolean signed;

    private ExaminedEnvelope(SignedEnvelope envelope, Rejection refusal, VerificationKey checkedKey, boolean signed) {
        this.envelope = envelope;
        this.refusal = refusal;
        this.checkedKey = checkedKey;
        this.signed = signed;
    }

    /**
     * Decodes an envelope.
     *
     * @param envelope kept, not copied
     */
    public static ExaminedEnvelope of(byte[] envelope) {
        if (envelope.length > EventEntry.MAX_ENVELOPE_BYTES) {
            return refused(new Rejection(
                    TOO_LARGE,
                    "envelope: want at most " + EventEntry.MAX_ENVELOPE_BYTES + " bytes, got " + envelope.length));
        }
        try {
            return new ExaminedEnvelope(SignedEnvelope.decode(envelope), null, null, false);
        } catch (MalformedEnvelopeException e) {
            boolean algorithm = e.fault() == MalformedEnvelopeException.Fault.WRONG_ALGORITHM;
            return refused(new Rejection(algorithm ? WRONG_ALGORITHM : MALFORMED, e.getMessage()));
        }
    }

    /**
     * Decodes an envelope and checks its signature, if its signer's key is known.
     *
     * @param envelope kept, not copied
     * @param keys by key id; may be short of keys, and may have wrong ones
     */
    public static ExaminedEnvelope ahead(
            byte[] envelope, Map<String, VerificationKey> keys, SignatureVerifier verifier) {
        ExaminedEnvelope examined = of(envelope);
        if (examined.refusal != null) {
            return examined;
        }
        VerificationKey key = keys.get(examined.envelope.keyId());
        return key == null
                ? examined
                : new ExaminedEnvelope(examined.envelope, null, key, examined.envelope.isSignedBy(key, verifier));
    }

    private static ExaminedEnvelope refused(Rejection refusal) {
        return new ExaminedEnvelope(null, refusal, null, false);
    }

    /** Why it is refused in any state; null if it is not. */
    Rejection refusal() {
        return refusal;
    }

    /** The decoded envelope; null if it does not decode. Nothing in it is to be believed yet. */
    public SignedEnvelope envelope() {
        return envelope;
    }

    /** Whether it was this key that the signature was checked with ahead. */
    public boolean isCheckedWith(VerificationKey key) {
        return key == checkedKey || key.equals(checkedKey);
    }

    /** Why it is not to be believed that this key's owner signed it; null if it is. */
    Rejection refusalOfSignature(VerificationKey key, SignatureVerifier verifier) {
        if (envelope.algorithm() != key.algorithm()) {
            return new Rejection(
                    WRONG_ALGORITHM,
                    "algorithm: want " + key.algorithm() + ", that of the key of " + envelope.keyId() + ", got "
                            + envelope.algorithm());
        }
        return isSignedBy(key, verifier)
                ? null
                : new Rejection(
                        BAD_SIGNATURE, "signature: not made by the key of " + envelope.keyId() + " over this content");
    }

    /** Whether this key signed it: as found out ahead, if that was asked of the same key, else by asking now. */
    boolean isSignedBy(VerificationKey key, SignatureVerifier verifier) {
        return isCheckedWith(key) ? signed : envelope.isSignedBy(key, verifier);
    }
}
