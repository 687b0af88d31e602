package io.tallystick.ledger.pipeline;

import static io.tallystick.ledger.pipeline.RejectionReason.INVALID_CONTROL;
import static io.tallystick.ledger.pipeline.RejectionReason.UNTRUSTED_CERTIFICATE;

import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.identity.TrustAnchors;
import io.tallystick.ledger.state.StreamKey;
import java.util.Optional;

/** Checks what organisations say to the ledger itself: about their devices, and about contracts. */
final class ControlAuthenticator {
    private final TrustAnchors anchors;
    private final SignatureVerifier signatures;

    ControlAuthenticator(TrustAnchors anchors, SignatureVerifier signatures) {
        this.anchors = anchors;
        this.signatures = signatures;
    }

    /** Checks a decoded envelope whose content type is a control's. */
    Verdict authenticate(ExaminedEnvelope examined) {
        return examined.envelope().contentType() == ContentType.REVOCATION ? revocation(examined) : contract(examined);
    }

    /**
     * Why no gap could be entered for an organisation's stream.
     *
     * @return null if a gap could be entered
     */
    Rejection refusalOfGap(StreamKey stream) {
        boolean member = anchors.organisationKey(stream.device()).isPresent();
        if (member && ContractSubject.matches(stream.subject())) {
            return null;
        }
        try {
            DeviceId device = DeviceId.parse(stream.subject());
            return member && device.organisation().equals(stream.device())
                    ? null
                    : invalid("gap: " + stream.device() + " has no control over " + device + " here");
        } catch (IllegalArgumentException e) {
            return invalid("gap's subject: " + e.getMessage());
        }
    }

    private Verdict revocation(ExaminedEnvelope examined) {
        SignedEnvelope signed = examined.envelope();
        DeviceId device;
        try {
            device = DeviceId.parse(signed.subject());
        } catch (IllegalArgumentException e) {
            return invalid("revocation's subject: " + e.getMessage());
        }
        if (!device.organisation().equals(signed.keyId())) {
            return invalid("revocation of " + device + ": want the signature of " + device.organisation()
                    + ", got that of " + signed.keyId());
        }
        Rejection refusal = refusal(examined, "revocation of " + device);
        return refusal != null ? refusal : new AuthenticatedRevocation(signed, device);
    }

    private Verdict contract(ExaminedEnvelope examined) {
        SignedEnvelope signed = examined.envelope();
        ContractSubject contract;
        try {
            contract = ContractSubject.parse(signed.subject());
        } catch (IllegalArgumentException e) {
            return invalid("contract's subject: " + e.getMessage());
        }
        if (signed.keyId().indexOf('/') >= 0) {
            return invalid(
                    contract + ": want the signature of an organisation, got that of the device " + signed.keyId());
        }
        Rejection refusal = refusal(examined, contract.toString());
        return refusal != null ? refusal : new AuthenticatedContract(signed, contract);
    }

    /** Why an organisation's word is refused, whatever it says; null if it is not. */
    private Rejection refusal(ExaminedEnvelope examined, String what) {
        SignedEnvelope signed = examined.envelope();
        if (signed.issuedAtMillis() == 0) {
            return invalid(what + ": want it issued after 1970, got 1970");
        }
        Optional<VerificationKey> organisation = anchors.organisationKey(signed.keyId());
        return organisation.isEmpty()
                ? new Rejection(UNTRUSTED_CERTIFICATE, "organisation " + signed.keyId() + ": not in the genesis")
                : examined.refusalOfSignature(organisation.get(), signatures);
    }

    private static Rejection invalid(String detail) {
        return new Rejection(INVALID_CONTROL, detail);
    }
}
