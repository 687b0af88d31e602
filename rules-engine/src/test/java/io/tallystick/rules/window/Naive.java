package io.tallystick.rules.window;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;

/** The definitions, written down as they read: slow, and exact by unbounded decimals. */
final class Naive {
    record Sample(long time, double value) {}

    private Naive() {}

    static SplittableRandom random(String test) {
        long seed = Long.getLong("tallystick.seed", 20_261_122L);
        System.out.println(test + ": -Dtallystick.seed=" + seed);
        return new SplittableRandom(seed);
    }

    static double sum(List<Double> values) {
        return exactSum(values).doubleValue() + 0.0;
    }

    static BigDecimal exactSum(List<Double> values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : values) {
            sum = sum.add(new BigDecimal(value));
        }
        return sum;
    }

    /** n² times the variance, exactly. */
    static BigDecimal spread(List<Double> values) {
        BigDecimal squares = BigDecimal.ZERO;
        for (double value : values) {
            squares = squares.add(new BigDecimal(value).pow(2));
        }
        return squares.multiply(BigDecimal.valueOf(values.size()))
                .subtract(exactSum(values).pow(2));
    }

    /** To 40 digits. */
    static BigDecimal deviation(List<Double> values, boolean ofSample) {
        long n = values.size();
        MathContext digits = new MathContext(40, RoundingMode.HALF_EVEN);
        return spread(values)
                .divide(BigDecimal.valueOf(n * (ofSample ? n - 1 : n)), digits)
                .sqrt(digits);
    }

    static double percentile(List<Double> values, double percent) {
        List<Double> sorted = values.stream().sorted().toList();
        int rank = new BigDecimal(String.valueOf(percent))
                .multiply(BigDecimal.valueOf(values.size()))
                .divide(BigDecimal.valueOf(100))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        return sorted.get(rank - 1);
    }

    /** Doubles of all sizes and signs, near and far, often equal, sometimes 0 or the largest there are. */
    static double value(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> 0.0;
            case 1 -> random.nextInt(-5, 6);
            case 2, 3 -> Math.rint(random.nextDouble() * 10_000) / 100;
            case 4 -> random.nextDouble() * 1e16 - 5e15;
            case 5 -> random.nextDouble() * 1e-300;
            case 6 -> random.nextDouble() * 1e150 - 5e149;
            default -> anyFinite(random);
        };
    }

    static double anyFinite(SplittableRandom random) {
        double value;
        do {
            value = Double.longBitsToDouble(random.nextLong());
        } while (!Double.isFinite(value));
        return value + 0.0;
    }
}
