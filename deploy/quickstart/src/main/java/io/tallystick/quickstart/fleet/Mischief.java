package io.tallystick.quickstart.fleet;

/** What can go wrong around one honest send; {@link #NONE} most of the time. */
enum Mischief {
    FORGED,
    ALTERED,
    WRONG_KEY,
    UNKNOWN_DEVICE,
    UNKNOWN_CA,
    EXPIRED,
    REVOKED,
    REPLAYED,
    EQUIVOCATING,
    TRUNCATED,
    OVERSIZED,
    MISDIRECTED,
    REORDERED,
    GAP,
    NONE;

    private static final Mischief[] ALL = values();

    /** The running sums of the rates, in the order of this enum. */
    static double[] thresholds(MischiefRates rates) {
        double[] each = {
            rates.forged(),
            rates.altered(),
            rates.wrongKey(),
            rates.unknownDevice(),
            rates.unknownCa(),
            rates.expiredCertificate(),
            rates.revoked(),
            rates.replayed(),
            rates.equivocating(),
            rates.truncated(),
            rates.oversized(),
            rates.misdirected(),
            rates.reordered(),
            rates.gaps()
        };
        for (int i = 1; i < each.length; i++) {
            each[i] += each[i - 1];
        }
        return each;
    }

    /** @param draw from 0, below 1 */
    static Mischief drawn(double[] thresholds, double draw) {
        for (int i = 0; i < thresholds.length; i++) {
            if (draw < thresholds[i]) {
                return ALL[i];
            }
        }
        return NONE;
    }
}
