package io.tallystick.rules.expr;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.tallystick.rules.expr.EvaluationException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Arithmetic on doubles that refuses what is not finite, and functions whose results IEEE 754 fixes to the bit: no sine, logarithm
 * or power, which differ between machines.
 */
final class NumberFunctions {
    private final List<Function> functions = new ArrayList<>();

    private NumberFunctions() {}

    static List<Function> all() {
        NumberFunctions all = new NumberFunctions();
        all.arithmetic("_+_", "add_double", (a, b) -> a + b);
        all.arithmetic("_-_", "subtract_double", (a, b) -> a - b);
        all.arithmetic("_*_", "multiply_double", (a, b) -> a * b);
        all.arithmetic("_/_", "divide_double", NumberFunctions::divide);
        all.conversions();
        all.ofOneDouble("abs", Math::abs);
        all.ofOneDouble("floor", Math::floor);
        all.ofOneDouble("ceil", Math::ceil);
        all.ofOneDouble("trunc", NumberFunctions::trunc);
        all.ofOneDouble("round", NumberFunctions::round);
        all.ofOneDouble("sqrt", StrictMath::sqrt);
        all.functions.add(
                Function.unary("abs", "abs_int", SimpleType.INT, SimpleType.INT, Long.class, NumberFunctions::abs));
        all.smallerAndGreater("int", SimpleType.INT, Long.class);
        all.smallerAndGreater("double", SimpleType.DOUBLE, Double.class);
        all.smallerAndGreater("timestamp", SimpleType.TIMESTAMP, Instant.class);
        all.smallerAndGreater("duration", SimpleType.DURATION, Duration.class);
        return all.functions;
    }

    private void arithmetic(String name, String id, DoubleBinaryOperator body) {
        functions.add(Function.binary(
                name,
                id,
                SimpleType.DOUBLE,
                SimpleType.DOUBLE,
                SimpleType.DOUBLE,
                Double.class,
                Double.class,
                (a, b) -> finite(body.applyAsDouble(a, b))));
    }

    private void conversions() {
        functions.add(Function.unary(
                "double",
                "string_to_double",
                SimpleType.DOUBLE,
                SimpleType.STRING,
                String.class,
                DecimalText::toDouble));
    }

    private void ofOneDouble(String name, DoubleUnaryOperator body) {
        functions.add(Function.unary(
                name,
                name + "_double",
                SimpleType.DOUBLE,
                SimpleType.DOUBLE,
                Double.class,
                x -> finite(body.applyAsDouble(x))));
    }

    private <T extends Comparable<? super T>> void smallerAndGreater(String title, CelType type, Class<T> java) {
        functions.add(Function.binary(
                "min", "min_" + title, type, type, type, java, java, (a, b) -> a.compareTo(b) <= 0 ? a : b));
        functions.add(Function.binary(
                "max", "max_" + title, type, type, type, java, java, (a, b) -> a.compareTo(b) >= 0 ? a : b));
    }

    static Double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new Failure(Kind.NOT_FINITE, "");
        }
        return value;
    }

    private static double divide(double a, double b) {
        if (b == 0) {
            throw new Failure(Kind.DIVISION_BY_ZERO, "");
        }
        return a / b;
    }

    private static double trunc(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }

    /** Halves away from zero. The difference is exact, so there is no rounding before the rounding. */
    private static double round(double x) {
        double whole = trunc(x);
        return Math.abs(x - whole) >= 0.5 ? whole + Math.signum(x) : whole;
    }

    private static Long abs(Long x) {
        if (x == Long.MIN_VALUE) {
            throw new Failure(Kind.OVERFLOW, "");
        }
        return Math.abs(x);
    }
}
