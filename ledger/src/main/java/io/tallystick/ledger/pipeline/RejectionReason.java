package io.tallystick.ledger.pipeline;

import java.util.Locale;

/** Why an input record was refused. The kebab-case {@link #code} is what the topic {@code rejected} and metrics carry. */
public enum RejectionReason {
    /** Not an envelope: no COSE_Sign1, not canonical CBOR, a header missing or wrong, an empty record. */
    MALFORMED,
    /** Larger than an entry can hold. */
    TOO_LARGE,
    /** The envelope's algorithm is none of ours, or not that of the device's key. */
    WRONG_ALGORITHM,
    /** The envelope's subject is not the record's key. */
    SUBJECT_MISMATCH,
    /** The subject belongs to another ledger: the producer chose the wrong partition. */
    MISROUTED,
    /** The device has not introduced itself to this ledger and the envelope carries no certificate. */
    UNKNOWN_DEVICE,
    /** The certificate chain does not lead to the device's organisation, or is not valid at this time. */
    UNTRUSTED_CERTIFICATE,
    /** The device's organisation revoked it. */
    REVOKED,
    /** It is signed for another device, and the signer's certificate is not a gateway's. */
    NOT_A_GATEWAY,
    /** It is signed for a device that has introduced itself to this ledger, and so signs itself. */
    SIGNS_ITSELF,
    /** The signature does not fit the content and the device's key. */
    BAD_SIGNATURE,
    /** The number was already used for other content. */
    EQUIVOCATION,
    /** The number is so far back that a copy can no longer be told from an equivocation. */
    STALE_SEQUENCE,
    /** A control envelope whose content is not what its type wants. */
    INVALID_CONTROL,
    /** A message whose number is not the next from its ledger: one before it never came. */
    OUT_OF_SEQUENCE;

    /** The reason in kebab case, such as {@code bad-signature}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
