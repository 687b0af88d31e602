package io.tallystick.quickstart.fleet;

/** Writes numbers with a fixed count of decimals, as a device's firmware does. */
final class Decimals {
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private Decimals() {}

    /** @param decimals 0 to 6 */
    static String write(double value, int decimals) {
        return write(Math.round(value * POWERS[decimals]), decimals);
    }

    /** Writes {@code scaled / 10^decimals}. */
    static String write(long scaled, int decimals) {
        if (decimals == 0) {
            return Long.toString(scaled);
        }
        long magnitude = Math.abs(scaled);
        StringBuilder text = new StringBuilder(16);
        if (scaled < 0) {
            text.append('-');
        }
        text.append(magnitude / POWERS[decimals]).append('.');
        String fraction = Long.toString(magnitude % POWERS[decimals]);
        for (int i = fraction.length(); i < decimals; i++) {
            text.append('0');
        }
        return text.append(fraction).toString();
    }
}
