package io.tallystick.rules.expr;

import java.util.SplittableRandom;

/** Random expressions over {@code n, m} (int), {@code x} (double), {@code s} (string), {@code l} (list of int), {@code d} (document). */
final class ExpressionGenerator {
    private final SplittableRandom random;

    ExpressionGenerator(SplittableRandom random) {
        this.random = random;
    }

    String bool(int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? "n < m" : "true";
        }
        return switch (random.nextInt(9)) {
            case 0 -> "(" + bool(depth - 1) + " && " + bool(depth - 1) + ")";
            case 1 -> "(" + bool(depth - 1) + " || " + bool(depth - 1) + ")";
            case 2 -> "!" + bool(depth - 1);
            case 3 -> "(" + integer(depth - 1) + pick(" < ", " >= ", " == ", " != ") + integer(depth - 1) + ")";
            case 4 -> "(" + string(depth - 1) + pick(" == ", " < ") + string(depth - 1) + ")";
            case 5 -> string(depth - 1) + ".contains(" + string(depth - 1) + ")";
            case 6 -> list(depth - 1) + pick(".exists(n, ", ".all(m, ", ".exists_one(k, ") + bool(depth - 1) + ")";
            case 7 -> "(" + integer(depth - 1) + " in " + list(depth - 1) + ")";
            default -> "(" + real(depth - 1) + pick(" < ", " > ") + real(depth - 1) + ")";
        };
    }

    String integer(int depth) {
        if (depth == 0) {
            return pick("n", "m", "7", "-3", "9223372036854775807");
        }
        return switch (random.nextInt(5)) {
            case 0, 1 -> "(" + integer(depth - 1) + pick(" + ", " - ", " * ", " / ", " % ") + integer(depth - 1) + ")";
            case 2 -> "(" + bool(depth - 1) + " ? " + integer(depth - 1) + " : " + integer(depth - 1) + ")";
            case 3 -> "size(" + (random.nextBoolean() ? string(depth - 1) : list(depth - 1)) + ")";
            default -> pick("min(", "max(") + integer(depth - 1) + ", " + integer(depth - 1) + ")";
        };
    }

    String real(int depth) {
        if (depth == 0) {
            return pick("x", "0.1", "1e300", "double(n)");
        }
        return random.nextInt(3) == 0
                ? pick("sqrt(", "abs(", "floor(", "round(") + real(depth - 1) + ")"
                : "(" + real(depth - 1) + pick(" + ", " - ", " * ", " / ") + real(depth - 1) + ")";
    }

    private String string(int depth) {
        if (depth == 0) {
            return pick("s", "'ab'", "string(n)", "d.name");
        }
        return random.nextBoolean()
                ? "(" + string(depth - 1) + " + " + string(depth - 1) + ")"
                : "(" + bool(depth - 1) + " ? " + string(depth - 1) + " : " + string(depth - 1) + ")";
    }

    private String list(int depth) {
        if (depth == 0) {
            return pick("l", "[n, 2, 3]", "d.items");
        }
        return switch (random.nextInt(3)) {
            case 0 -> "(" + list(depth - 1) + " + " + list(depth - 1) + ")";
            case 1 -> list(depth - 1) + ".map(n, " + integer(depth - 1) + ")";
            default -> list(depth - 1) + ".filter(m, " + bool(depth - 1) + ")";
        };
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
