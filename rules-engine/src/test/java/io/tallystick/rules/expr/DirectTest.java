package io.tallystick.rules.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.state.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectTest {
    private final Scope scope = Scope.of(
            Variable.of("x", Type.DOUBLE),
            Variable.of("window.mean", Type.DOUBLE),
            Variable.of("n", Type.INT),
            Variable.of("on", Type.BOOL),
            new Variable("d", Type.DOCUMENT, new Size(32, 1)));
    private final ExpressionCompiler compiler = new ExpressionCompiler(scope);

    /** Numbers that are not finite come of 1e308 * 1e308 and the like, which fails; in some rounds variables have no value. */
    @Test
    void test_anyConditionOverNumbersAndTruths_isWhatTheLibrarySays() {
        Random random = Seeds.random("DirectTest");
        int direct = 0;
        for (int round = 0; round < 3_000; round++) {
            String text = condition(random, 1 + random.nextInt(4));
            Expression expression = compiler.compile(text, Type.BOOL).orThrow();
            Bindings bindings = bindings(random, round % 4 == 0);
            direct += expression.direct != null && expression.direct.ask(bindings) != Direct.UNKNOWN ? 1 : 0;
            assertThat(tested(expression, bindings)).as(text).isEqualTo(evaluated(expression, bindings));
        }
        assertThat(direct).isGreaterThan(1_500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d.a > 1.0",
                "n + 1 > 2",
                "x == 1.0",
                "sqrt(x) > 1.0",
                "[1, 2].exists(n, n > 1)",
                "on ? true : false",
                "double(n) > x"
            })
    void compile_whatMayFailOrIsNotOfTheKind_isLeftToTheLibrary(String text) {
        assertThat(compiler.compile(text, Type.BOOL).orThrow().direct).isNull();
    }

    @Test
    void test_numberSetAsObjectOrPrimitive_isTheSame() throws EvaluationException {
        Expression expression = compiler.compile("x > 1.0", Type.BOOL).orThrow();
        assertThat(expression.direct).isNotNull();
        assertThat(expression.test(scope.bindings().set("x", 2.0))).isTrue();
        assertThat(expression.test(scope.bindings().set(0, 2.0))).isTrue();
        assertThat(expression.evaluate(scope.bindings().set(0, 2.0))).isEqualTo(true);
    }

    private Bindings bindings(Random random, boolean gaps) {
        Bindings bindings = scope.bindings();
        List<Object> values = List.of(real(random), real(random), (long) random.nextInt(-2, 3), random.nextBoolean());
        for (int slot = 0; slot < values.size(); slot++) {
            if (!gaps || random.nextInt(3) > 0) {
                bindings.set(slot, values.get(slot));
            }
        }
        return bindings;
    }

    private static double real(Random random) {
        double[] values = {0.0, -0.0, 1.0, -1.0, 0.1, Double.MIN_VALUE, Double.MAX_VALUE, random.nextGaussian()};
        return values[random.nextInt(values.length)];
    }

    private static String condition(Random random, int depth) {
        if (depth == 0) {
            return pick(random, "on", "true", "false", "n > 0", "x < window.mean");
        }
        return switch (random.nextInt(5)) {
            case 0 ->
                "(" + condition(random, depth - 1) + pick(random, " && ", " || ") + condition(random, depth - 1) + ")";
            case 1 -> "!(" + condition(random, depth - 1) + ")";
            case 2 -> "n" + pick(random, " < ", " <= ", " > ", " >= ") + pick(random, "n", "0", "-1");
            default ->
                "(" + number(random, depth) + pick(random, " < ", " <= ", " > ", " >= ") + number(random, depth) + ")";
        };
    }

    private static String number(Random random, int depth) {
        if (depth == 0) {
            return pick(random, "x", "window.mean", "0.0", "1.5", "1e308");
        }
        return random.nextInt(6) == 0
                ? "-(" + number(random, depth - 1) + ")"
                : "(" + number(random, depth - 1) + pick(random, " + ", " - ", " * ", " / ") + number(random, depth - 1)
                        + ")";
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static Object tested(Expression expression, Bindings bindings) {
        try {
            return expression.test(bindings);
        } catch (EvaluationException failed) {
            return failed.getMessage();
        }
    }

    private static Object evaluated(Expression expression, Bindings bindings) {
        try {
            return expression.evaluate(bindings);
        } catch (EvaluationException failed) {
            return failed.getMessage();
        }
    }
}
