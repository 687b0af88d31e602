package io.tallystick.bench.crash;

/**
 * One record for the topic {@code events} and what must become of it.
 *
 * @param device who signs it
 * @param sequence its number; 0 if it has none that counts
 * @param fate what a right ledger does with it
 */
record Send(String device, String subject, byte[] value, long sequence, Fate fate) {
    /** What becomes of a record. */
    enum Fate {
        ACCEPTED(null),
        /** An organisation's word on a contract. */
        ACTIVATION(null),
        DUPLICATE(null),
        FORGED("bad-signature"),
        EQUIVOCATION("equivocation"),
        MALFORMED("malformed");

        private final String reason;

        Fate(String reason) {
            this.reason = reason;
        }

        /** The reason in the topic {@code rejected}, or null if it is not refused. */
        String reason() {
            return reason;
        }
    }
}
