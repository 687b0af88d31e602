package io.tallystick.quickstart.fleet;

/**
 * One record to be sent, and the verdict that it must get. The verdicts hold if all sends are made in the order of the
 * plan, records of one key to one partition, and the devices of {@link FleetPlan#revokedDevices} are revoked before the first.
 */
public sealed interface PlannedSend {
    /** What the envelope says, or would say if it were whole. */
    Content content();

    /** What a ledger must answer. */
    Verdict expected();

    /** The record key to send under. */
    default String recordKey() {
        return content().subject();
    }

    /**
     * Signed as it should be by the device that it names.
     *
     * @param missingBefore sequence numbers left out for ever just before this one: the ledger must enter one gap of that
     *     many numbers if it is not 0
     * @param outOfOrder whether this is sent before or after its turn, inside the reorder window
     */
    record Honest(Content content, long missingBefore, boolean outOfOrder) implements PlannedSend {
        @Override
        public Verdict expected() {
            return Verdict.ACCEPTED;
        }
    }

    /** The very bytes of an earlier honest send, one of the last ten of its device and subject. */
    record Replayed(Content content) implements PlannedSend {
        @Override
        public Verdict expected() {
            return Verdict.DUPLICATE;
        }
    }

    /** Well-formed, with a signature of random bytes. */
    record Forged(Content content) implements PlannedSend {
        @Override
        public Verdict expected() {
            return Verdict.BAD_SIGNATURE;
        }
    }

    /** Signed by the device, then one reading changed. */
    record Altered(Content content) implements PlannedSend {
        @Override
        public Verdict expected() {
            return Verdict.BAD_SIGNATURE;
        }
    }

    /** Signed with the key of another enrolled device. */
    record WrongKey(Content content, FleetDevice signer) implements PlannedSend {
        @Override
        public Verdict expected() {
            return Verdict.BAD_SIGNATURE;
        }
    }

    /** Signed with a fresh key in the name of a device that no organisation enrolled; carries no chain. */
    record UnknownDevice(Content content) implements PlannedSend {
        @Override
        public Verdict expected() {
            return Verdict.UNKNOWN_DEVICE;
        }
    }

    /** Introduces itself with a certificate that must not be trusted. */
    record UntrustedCertificate(Content content, CertificateFault fault) implements PlannedSend {
        @Override
        public Verdict expected() {
            return Verdict.UNTRUSTED_CERTIFICATE;
        }
    }

    /** Signed as it should be, with its chain, by a device that is revoked. */
    record Revoked(Content content) implements PlannedSend {
        @Override
        public Verdict expected() {
            return Verdict.REVOKED;
        }
    }

    /** Signed as it should be, under the sequence number accepted just before, with other readings. */
    record Equivocating(Content content) implements PlannedSend {
        @Override
        public Verdict expected() {
            return Verdict.EQUIVOCATION;
        }
    }

    /**
     * A good envelope cut short.
     *
     * @param keptFraction the part of its bytes that is sent, above 0 and below 1
     */
    record Truncated(Content content, double keptFraction) implements PlannedSend {
        @Override
        public Verdict expected() {
            return Verdict.MALFORMED;
        }
    }

    /**
     * Signed as it should be, blown up by its payload.
     *
     * @param minBytes the least size of the envelope
     */
    record Oversized(Content content, int minBytes) implements PlannedSend {
        @Override
        public Verdict expected() {
            return Verdict.TOO_LARGE;
        }
    }

    /** Signed as it should be for one subject, sent under the key of another one that the same device serves. */
    record Misdirected(Content content, String recordKey) implements PlannedSend {
        @Override
        public Verdict expected() {
            return Verdict.SUBJECT_MISMATCH;
        }
    }

    /** Why a certificate must not be trusted. */
    enum CertificateFault {
        /** Issued by a CA that the genesis does not know, in the name of an organisation that it does. */
        UNKNOWN_CA,
        /** Issued by the organisation's CA, and expired before the send's time. */
        EXPIRED
    }
}
