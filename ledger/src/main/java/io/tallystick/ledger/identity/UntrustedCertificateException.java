package io.tallystick.ledger.identity;

/** A certificate chain that does not prove a device of the network; the message says what was wanted and what was found. */
public final class UntrustedCertificateException extends Exception {
    /** Why, one word for counters and rejections. */
    public enum Reason {
        /** Not canonical DER, not version 3, or against the profile in another way. */
        MALFORMED,
        /** No link from the chain to the root of an organisation of the genesis. */
        UNKNOWN_CA,
        /** The subject names another organisation than the root it leads to. */
        WRONG_ORGANISATION,
        /** A certificate of the chain is not valid yet. */
        NOT_YET_VALID,
        /** A certificate of the chain is not valid any more. */
        EXPIRED,
        /** An issuer's signature does not verify, or is of an algorithm outside the policy. */
        BAD_SIGNATURE,
        /** The first certificate is a CA's, or may not sign. */
        NOT_A_DEVICE,
        /** A later certificate of the chain is not a CA's, or may not sign certificates. */
        NOT_A_CA,
        /** The public key is of an algorithm or form outside the policy. */
        BAD_KEY,
        /** More certificates than allowed, or more than a CA's path length allows. */
        CHAIN_TOO_LONG,
        /** A certificate over the size limit. */
        TOO_LARGE
    }

    private final Reason reason;

    UntrustedCertificateException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why the chain was refused. */
    public Reason reason() {
        return reason;
    }
}
