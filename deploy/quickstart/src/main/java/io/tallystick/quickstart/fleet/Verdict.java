package io.tallystick.quickstart.fleet;

/** What a ledger must do with a planned send. */
public enum Verdict {
    /** Entered in the ledger, at once or after a gap before it was given up. */
    ACCEPTED("accepted"),
    /** The same bytes are in the ledger already: dropped and counted. */
    DUPLICATE("duplicate"),
    /** The signature does not fit the bytes and the named device's key. */
    BAD_SIGNATURE("bad-signature"),
    /** The named device was never introduced and does not introduce itself. */
    UNKNOWN_DEVICE("unknown-device"),
    /** The certificate it introduces itself with is of no organisation of the network, or is not valid at that time. */
    UNTRUSTED_CERTIFICATE("untrusted-certificate"),
    /** The device was revoked. */
    REVOKED("revoked"),
    /** The bytes are no envelope. */
    MALFORMED("malformed"),
    /** The envelope is larger than a leaf may be. */
    TOO_LARGE("too-large"),
    /** The device signed other bytes under a sequence number that is taken. */
    EQUIVOCATION("equivocation"),
    /** The signed subject is not the record's key. */
    SUBJECT_MISMATCH("subject-mismatch");

    private final String code;

    Verdict(String code) {
        this.code = code;
    }

    /** The verdict in kebab-case; for rejections the reason that the ledger gives. */
    public String code() {
        return code;
    }

    /** Whether the bytes go to the rejected ones, with {@link #code} as the reason. */
    public boolean isRejection() {
        return this != ACCEPTED && this != DUPLICATE;
    }
}
