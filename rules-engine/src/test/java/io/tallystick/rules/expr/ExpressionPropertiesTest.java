package io.tallystick.rules.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.tallystick.rules.expr.EvaluationException.Kind;
import io.tallystick.rules.state.Seeds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ExpressionPropertiesTest {
    private static final int EXPRESSIONS = 900;
    private static final long GOLDEN_SEED = 20261122;

    private final Scope scope = Scope.of(
            Variable.of("n", Type.INT),
            Variable.of("m", Type.INT),
            Variable.of("x", Type.DOUBLE),
            new Variable("s", Type.STRING, new Size(8, 1)),
            new Variable("l", Type.listOf(Type.INT), new Size(4, 1)),
            new Variable("d", Type.DOCUMENT, new Size(32, 1)));
    private final ExpressionCompiler compiler = new ExpressionCompiler(scope);

    private static SplittableRandom random() {
        return new SplittableRandom(Seeds.seed());
    }

    private Bindings bindings(SplittableRandom random) {
        return scope.bindings()
                .set("n", random.nextLong(-20, 20))
                .set("m", random.nextLong(-20, 20))
                .set("x", random.nextDouble(-100, 100))
                .set("s", "abababab".substring(0, random.nextInt(9)))
                .set("l", List.of(1L, -2L, 3L, 4L).subList(0, random.nextInt(5)))
                .set("d", Map.of("name", "cde", "items", List.of(5L, 6L)));
    }

    @Test
    void cost_upper_bound_is_never_exceeded_by_the_steps_taken() throws Exception {
        SplittableRandom random = random();
        ExpressionGenerator generator = new ExpressionGenerator(random);
        int measured = 0;
        for (int i = 0; i < EXPRESSIONS; i++) {
            String text = generator.bool(1 + random.nextInt(4));
            if (!(compiler.compile(text, Type.BOOL) instanceof Compilation.Compiled compiled)) {
                continue;
            }
            Bindings bindings = bindings(random);
            long[] steps = {0};
            try {
                ((CelRuntime.Program) compiled.expression().program)
                        .trace(bindings.resolver, (CelExpr node, Object value) -> steps[0]++);
            } catch (CelEvaluationException failed) {
                // The steps before the error count too.
            }
            assertThat(steps[0])
                    .as(text)
                    .isLessThanOrEqualTo(compiled.expression().cost().upperBound());
            measured++;
        }
        assertThat(measured).isGreaterThan(EXPRESSIONS / 2);
    }

    @Test
    void arithmetic_agrees_with_a_naive_reckoner() throws Exception {
        SplittableRandom random = random();
        for (int i = 0; i < EXPRESSIONS; i++) {
            NaiveInteger naive = NaiveInteger.random(random, 4);
            Bindings bindings = scope.bindings().set("n", 11L).set("m", -4L);
            Expression expression = compiler.compile(naive.text(), Type.INT).orThrow();
            Object got;
            try {
                got = expression.evaluate(bindings);
            } catch (EvaluationException failed) {
                got = failed.kind();
            }
            assertThat(got).as(naive.text()).isEqualTo(naive.outcome());
        }
    }

    /** Run under JDK 17 and 25: the digest is of every value, error and cost. */
    @Test
    void results_are_the_same_on_every_jvm() throws Exception {
        assertThat(digest(new SplittableRandom(GOLDEN_SEED)))
                .isEqualTo("58ca551a88ee4a65bc845e89ba85da8b1bcd7e12993064f6b44aa56908923071");
    }

    @Test
    void expression_shared_by_threads_gives_the_same_results() throws Exception {
        String alone = digest(new SplittableRandom(GOLDEN_SEED));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<String> task = () -> digest(new SplittableRandom(GOLDEN_SEED));
            for (Future<String> future : threads.invokeAll(List.of(task, task))) {
                assertThat(future.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdown();
        }
    }

    private String digest(SplittableRandom random) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        ExpressionGenerator generator = new ExpressionGenerator(random);
        for (int i = 0; i < EXPRESSIONS / 3; i++) {
            String text = i % 2 == 0 ? generator.bool(3) : generator.real(4);
            Compilation compilation = compiler.compile(text, i % 2 == 0 ? Type.BOOL : Type.DOUBLE);
            Bindings bindings = bindings(random);
            String line = compilation instanceof Compilation.Compiled compiled
                    ? compiled.expression().cost() + " " + outcome(compiled.expression(), bindings)
                    : ((Compilation.Refused) compilation).errors().toString();
            digest.update((text + " = " + line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String outcome(Expression expression, Bindings bindings) {
        try {
            Object value = expression.evaluate(bindings);
            return value instanceof Double number
                    ? Long.toHexString(Double.doubleToRawLongBits(number))
                    : value.toString();
        } catch (EvaluationException failed) {
            assertThat(failed.kind()).as(expression.text()).isNotEqualTo(Kind.INTERNAL);
            return failed.getMessage();
        }
    }
}
