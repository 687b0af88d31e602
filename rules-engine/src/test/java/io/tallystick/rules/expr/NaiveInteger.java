package io.tallystick.rules.expr;

import io.tallystick.rules.expr.EvaluationException.Kind;
import java.math.BigInteger;
import java.util.SplittableRandom;

/**
 * An integer expression and what it must give, reckoned with big integers: a Long or the kind of the first error.
 *
 * @param text the expression
 * @param outcome Long or {@link Kind}
 */
record NaiveInteger(String text, Object outcome) {
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    static NaiveInteger random(SplittableRandom random, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return switch (random.nextInt(4)) {
                case 0 -> new NaiveInteger("n", 11L);
                case 1 -> new NaiveInteger("m", -4L);
                case 2 -> literal(random.nextLong(-5, 6));
                default -> literal(random.nextLong() >> random.nextInt(64));
            };
        }
        NaiveInteger a = random(random, depth - 1);
        NaiveInteger b = random(random, depth - 1);
        String operator = new String[] {"+", "-", "*", "/", "%"}[random.nextInt(5)];
        return new NaiveInteger(
                "(" + a.text + " " + operator + " " + b.text + ")", apply(operator, a.outcome, b.outcome));
    }

    private static NaiveInteger literal(long value) {
        return new NaiveInteger("(" + value + ")", value);
    }

    private static Object apply(String operator, Object a, Object b) {
        if (a instanceof Kind) {
            return a;
        }
        if (b instanceof Kind) {
            return b;
        }
        BigInteger left = BigInteger.valueOf((Long) a);
        BigInteger right = BigInteger.valueOf((Long) b);
        if ("/%".contains(operator) && right.signum() == 0) {
            return Kind.DIVISION_BY_ZERO;
        }
        BigInteger result = switch (operator) {
            case "+" -> left.add(right);
            case "-" -> left.subtract(right);
            case "*" -> left.multiply(right);
            case "/" -> left.divide(right);
            default -> left.remainder(right);
        };
        return result.compareTo(MIN) < 0 || result.compareTo(MAX) > 0 ? Kind.OVERFLOW : (Object) result.longValue();
    }
}
