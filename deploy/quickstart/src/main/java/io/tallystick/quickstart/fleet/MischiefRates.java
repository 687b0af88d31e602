package io.tallystick.quickstart.fleet;

/**
 * How often each mischief happens, per honest send: each from 0, together at most 1. What cannot happen at that moment
 * without making a verdict uncertain is left out, so the true rates are a little lower.
 */
public record MischiefRates(
        double forged,
        double altered,
        double wrongKey,
        double unknownDevice,
        double unknownCa,
        double expiredCertificate,
        double revoked,
        double replayed,
        double equivocating,
        double truncated,
        double oversized,
        double misdirected,
        double reordered,
        double gaps) {
    public MischiefRates {
        double sum = 0;
        double[] rates = {
            forged,
            altered,
            wrongKey,
            unknownDevice,
            unknownCa,
            expiredCertificate,
            revoked,
            replayed,
            equivocating,
            truncated,
            oversized,
            misdirected,
            reordered,
            gaps
        };
        for (double rate : rates) {
            if (!(rate >= 0 && rate <= 1)) {
                throw new IllegalArgumentException("mischief rate " + rate + "; want 0 to 1");
            }
            sum += rate;
        }
        if (sum > 1) {
            throw new IllegalArgumentException("mischief rates add up to " + sum + "; want at most 1");
        }
    }

    /** No mischief at all. */
    public static MischiefRates none() {
        return uniform(0);
    }

    /** Every kind equally often. */
    public static MischiefRates uniform(double each) {
        return new MischiefRates(each, each, each, each, each, each, each, each, each, each, each, each, each, each);
    }

    /** A few of each, for a screen that should show what is caught: about one send in sixty. Oversized ones are rare: they weigh. */
    public static MischiefRates demo() {
        return new MischiefRates(
                0.001, 0.001, 0.001, 0.001, 0.0005, 0.0005, 0.001, 0.004, 0.0005, 0.001, 0.0001, 0.0005, 0.003, 0.0005);
    }
}
