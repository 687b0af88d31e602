package io.tallystick.rules.window;

/** Percentages as integers, because 99.9 is no double and nearest rank must not hang on that. */
public final class Percent {
    /** 100 per cent. */
    public static final int WHOLE = 100_000;

    private Percent() {}

    /**
     * Thousandths of a per cent, as an author means the number.
     *
     * @param percent more than 0, at most 100, at most three digits after the point as it is printed
     */
    public static int thousandths(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("percentile: want more than 0 and at most 100, got " + percent);
        }
        int thousandths = (int) Math.rint(percent * 1_000);
        if (thousandths / 1_000.0 != percent) {
            throw new IllegalArgumentException("percentile: want at most 3 digits after the point, got " + percent);
        }
        return thousandths;
    }

    /** The rank (1 to count) that nearest rank takes: the smallest whole number not below thousandths/100,000 of count. */
    static int nearestRank(int thousandths, int count) {
        if (thousandths < 1 || thousandths > WHOLE) {
            throw new IllegalArgumentException(
                    "percentile: want 1 to " + WHOLE + " thousandths of a per cent, got " + thousandths);
        }
        return (int) (((long) thousandths * count + WHOLE - 1) / WHOLE);
    }
}
