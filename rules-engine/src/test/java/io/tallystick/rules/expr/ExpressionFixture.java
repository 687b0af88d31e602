package io.tallystick.rules.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of every type, with values, and expressions of them. */
class ExpressionFixture {
    final Scope scope = Scope.of(
            List.of(
                    Variable.of("temp", Type.DOUBLE),
                    Variable.of("breaches", Type.INT),
                    Variable.of("name", Type.STRING),
                    Variable.of("due", Type.TIMESTAMP),
                    Variable.of("age", Type.DURATION),
                    Variable.of("ok", Type.BOOL),
                    Variable.of("inspection", Type.DOCUMENT),
                    Variable.of("readings", Type.listOf(Type.DOUBLE)),
                    Variable.of("limits", Type.mapOf(Type.INT)),
                    Variable.of("price", Type.MONEY),
                    Variable.of("rate", Type.DECIMAL)),
            new CentsOps());
    final ExpressionCompiler compiler = new ExpressionCompiler(scope);
    final Bindings bindings = scope.bindings()
            .set("temp", 9.5)
            .set("breaches", 3L)
            .set("name", "Zürich 😀")
            .set("due", Instant.parse("2027-01-03T23:30:00Z"))
            .set("age", Duration.ofMinutes(90))
            .set("ok", true)
            .set("inspection", document())
            .set("readings", List.of(1.0, 2.5, -4.0))
            .set("limits", Map.of("b", 2L, "a", 1L, "c", 3L))
            .set("price", new CentsOps.Cents("EUR", 100_000))
            .set("rate", CentsOps.Milli.of("0.250"));

    private static Map<String, Object> document() {
        Map<String, Object> document = new HashMap<>();
        document.put("result", "FAIL");
        document.put("points", 7L);
        document.put("score", 0.5);
        document.put("note", null);
        document.put("items", List.of(Map.of("sku", "a1", "count", 2L), Map.of("sku", "b2", "count", 5L)));
        return document;
    }

    final Object value(String text, Type type) throws EvaluationException {
        return compiler.compile(text, type).orThrow().evaluate(bindings);
    }

    final Compilation.Refused refused(String text, Type type) {
        Compilation compilation = compiler.compile(text, type);
        assertThat(compilation).as(text).isInstanceOf(Compilation.Refused.class);
        return (Compilation.Refused) compilation;
    }
}
