package io.tallystick.ledger.pipeline;

import static io.tallystick.ledger.pipeline.RejectionReason.*;

import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.identity.DeviceIdentity;
import io.tallystick.ledger.identity.TrustAnchors;
import io.tallystick.ledger.identity.UntrustedCertificateException;
import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.state.DeviceState;
import io.tallystick.ledger.state.LedgerState;
import io.tallystick.ledger.state.StreamKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The first stage: bytes in, an authenticated envelope or a refusal out. Reads the state and never changes it. The
 * auditor asks it again of every entry, so that what was let in can be checked by anyone.
 */
public final class Authenticator {
    private final Genesis genesis;
    private final int ledger;
    private final SignatureVerifier signatures;
    private final TrustAnchors anchors;
    private final ControlAuthenticator controls;

    /** @param ledger which ledger of the network, 0 to {@code genesis.ledgerCount() - 1} */
    public Authenticator(Genesis genesis, int ledger, SignatureVerifier signatures) {
        this.genesis = genesis;
        this.ledger = ledger;
        this.signatures = signatures;
        this.anchors = genesis.trustAnchors(signatures);
        this.controls = new ControlAuthenticator(anchors, signatures);
    }

    /**
     * Checks one input record.
     *
     * @param recordKey the record's key, which must be the subject in UTF-8; null if it has none
     * @param examined the record's envelope
     * @param time the ledger's clock
     */
    public Verdict authenticate(byte[] recordKey, ExaminedEnvelope examined, LedgerState state, LedgerTime time) {
        if (examined.refusal() != null) {
            return examined.refusal();
        }
        if (!examined.envelope().isSubject(recordKey)) {
            return new Rejection(
                    SUBJECT_MISMATCH,
                    "record key: want the envelope's subject \""
                            + examined.envelope().subject() + "\", got " + text(recordKey));
        }
        return authenticate(examined, state, time);
    }

    private static String text(byte[] recordKey) {
        if (recordKey == null) {
            return "none";
        }
        try {
            return "\"" + StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(recordKey)) + "\"";
        } catch (CharacterCodingException e) {
            return recordKey.length + " bytes that are no UTF-8";
        }
    }

    /** Checks a decoded envelope: that it is for this ledger, and signed by whom it says, who may do so now. */
    private Verdict authenticate(ExaminedEnvelope examined, LedgerState state, LedgerTime time) {
        SignedEnvelope signed = examined.envelope();
        if (!signed.contentType().isReadings()) {
            return controls.authenticate(examined);
        }
        int home = SubjectRouting.ledgerOf(signed.subject(), genesis.ledgerCount());
        if (home != ledger) {
            return new Rejection(
                    MISROUTED,
                    "subject \"" + signed.subject() + "\": want ledger " + home + ", got " + ledger
                            + "; partition by murmur2 of the key, Kafka's default");
        }
        if (signed.keyId().indexOf('/') < 0) {
            return new Rejection(
                    MALFORMED, "key id: want organisation/device of an event, got \"" + signed.keyId() + "\"");
        }
        return authenticateDevice(examined, state, time);
    }

    /**
     * Why a gap could not be entered for a stream: nobody can have been let in early on it.
     *
     * @return null if a gap could be entered
     */
    public Rejection refusalOfGap(StreamKey stream, LedgerState state) {
        if (stream.device().indexOf('/') < 0) {
            return controls.refusalOfGap(stream);
        }
        int home = SubjectRouting.ledgerOf(stream.subject(), genesis.ledgerCount());
        if (home != ledger) {
            return new Rejection(
                    MISROUTED, "gap's subject \"" + stream.subject() + "\": want ledger " + home + ", got " + ledger);
        }
        String signer = GatewayRules.signerOf(stream);
        if (signer == null) {
            return new Rejection(
                    MALFORMED, "gap: want a device or organisation/gateway/device, got " + stream.device());
        }
        return state.device(signer).identity() != null
                ? null
                : new Rejection(UNKNOWN_DEVICE, "gap: device " + signer + " was never introduced");
    }

    /** Checks again an envelope that an entry or a state store holds. */
    public Verdict reauthenticate(byte[] envelope, LedgerState state, LedgerTime time) {
        ExaminedEnvelope examined = ExaminedEnvelope.of(envelope);
        return examined.refusal() != null ? examined.refusal() : authenticate(examined, state, time);
    }

    /**
     * The identity that a certificate chain would give its device in this state, or why it would not.
     *
     * @param identity null if refused
     * @param refusal null if not
     */
    public record Introduction(DeviceIdentity identity, Rejection refusal) {}

    /**
     * Checks a chain that the ledger does not know yet.
     *
     * @param atMillis the ledger's clock, milliseconds since 1970
     */
    public Introduction introduce(List<byte[]> chain, long atMillis, LedgerState state) {
        DeviceIdentity identity;
        try {
            identity = anchors.validate(chain, Instant.ofEpochMilli(atMillis));
        } catch (UntrustedCertificateException e) {
            return new Introduction(null, new Rejection(UNTRUSTED_CERTIFICATE, e.getMessage()));
        }
        DeviceState device = state.device(identity.id().toString());
        DeviceIdentity known = device.identity();
        if (device.covers(identity)) {
            return new Introduction(null, revoked(device));
        }
        if (known != null && !identity.notBefore().isAfter(known.notBefore())) {
            return new Introduction(
                    null,
                    new Rejection(
                            UNTRUSTED_CERTIFICATE,
                            "certificate of " + identity.id() + ": want one newer than that of " + known.notBefore()
                                    + ", which the ledger knows, got one of " + identity.notBefore()));
        }
        return new Introduction(identity, null);
    }

    private Verdict authenticateDevice(ExaminedEnvelope examined, LedgerState state, LedgerTime time) {
        SignedEnvelope signed = examined.envelope();
        DeviceState device = state.device(signed.keyId());
        long at = time.at(signed.issuedAtMillis());
        DeviceIdentity identity = device.identity();
        DeviceIdentity introduced = null;
        List<byte[]> chain = signed.certificateChain();
        if (!chain.isEmpty() && (identity == null || !isCertificateOf(identity, chain.get(0)))) {
            Introduction introduction = introduce(chain, at, state);
            if (introduction.refusal != null) {
                return introduction.refusal;
            }
            introduced = introduction.identity;
            if (!introduced.id().toString().equals(signed.keyId())) {
                return new Rejection(
                        UNTRUSTED_CERTIFICATE,
                        "certificate: want one of " + signed.keyId() + ", got one of " + introduced.id());
            }
            identity = introduced;
        }
        Rejection refusal = refusal(examined, device, identity, state, at);
        return refusal != null ? refusal : new AuthenticatedEvent(signed, identity.key(), introduced);
    }

    private Rejection refusal(
            ExaminedEnvelope examined, DeviceState device, DeviceIdentity identity, LedgerState state, long now) {
        SignedEnvelope signed = examined.envelope();
        if (identity == null) {
            return device.revoked()
                    ? revoked(device)
                    : new Rejection(
                            UNKNOWN_DEVICE,
                            "device " + signed.keyId()
                                    + ": want its certificate chain (x5chain) in its first envelope to this ledger, got none");
        }
        if (device.covers(identity)) {
            return revoked(device);
        }
        if (!identity.validAt(Instant.ofEpochMilli(now))) {
            return new Rejection(
                    UNTRUSTED_CERTIFICATE,
                    "certificate of " + signed.keyId() + ": valid " + identity.notBefore() + " to "
                            + identity.notAfter() + ", the ledger's clock says " + Instant.ofEpochMilli(now));
        }
        Rejection refusal = signed.isOnBehalf() ? GatewayRules.refusal(identity, state.device(signed.device())) : null;
        return refusal != null ? refusal : examined.refusalOfSignature(identity.key(), signatures);
    }

    static Rejection revoked(DeviceState device) {
        return new Rejection(
                REVOKED,
                "device " + device.name() + ": revoked as of " + Instant.ofEpochMilli(device.revokedAtMillis()));
    }

    private static boolean isCertificateOf(DeviceIdentity identity, byte[] certificate) {
        return Arrays.equals(identity.certificateSha256(), Hashes.sha256(certificate));
    }
}
