package io.tallystick.rules.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BindingsTest extends ExpressionFixture {
    @Test
    void bindings_value_not_as_declared_is_refused() {
        assertThatThrownBy(() -> bindings.set("temp", Double.NaN)).hasMessageContaining("not finite");
        assertThatThrownBy(() -> bindings.set(0, Double.POSITIVE_INFINITY)).hasMessageContaining("not finite");
        assertThatThrownBy(() -> bindings.set("temp", 1L)).hasMessage("temp: want double, got Long");
        assertThatThrownBy(() -> bindings.set("name", "x".repeat(257)))
                .hasMessage("name: want characters of at most 256, got 257");
        assertThatThrownBy(() -> bindings.set("readings", java.util.Collections.nCopies(65, 1.0)))
                .hasMessage("readings: want entries of at most 64, got 65");
        assertThatThrownBy(() -> bindings.set("readings", List.of(1.0, Double.NaN)))
                .hasMessageContaining("not finite");
        assertThatThrownBy(() -> bindings.set("inspection", Map.of("a", "x".repeat(1024))))
                .hasMessageContaining("want weight");
        assertThatThrownBy(() -> bindings.set("inspection", Map.of("a", Instant.EPOCH)))
                .hasMessageContaining("want what JSON can say");
        assertThatThrownBy(() -> bindings.set("due", Instant.MAX)).hasMessageContaining("due: want timestamp");
        assertThatThrownBy(() -> bindings.set("price", "EUR 1.00")).hasMessage("price: want money, got String");
        assertThatThrownBy(() -> bindings.set("price", CentsOps.Milli.of("1")))
                .hasMessage("price: want money, got Milli");
        assertThatThrownBy(() -> bindings.set("nobody", 1L)).hasMessageContaining("'nobody'");
    }

    @Test
    void bindings_list_changed_after_binding_changes_nothing() throws EvaluationException {
        Map<String, Object> given = new LinkedHashMap<>(Map.of("result", "PASS"));
        bindings.set("inspection", given);
        given.put("result", "FAIL");
        assertThat(value("inspection.result", Type.STRING)).isEqualTo("PASS");
    }

    @Test
    void evaluate_bindings_of_another_scope_is_refused() {
        Expression expression = compiler.compile("true", Type.BOOL).orThrow();
        assertThatThrownBy(() -> expression.evaluate(Scope.of().bindings()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> compiler.compile("1", Type.INT).orThrow().test(bindings))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void scope_wrong_names_are_refused() {
        assertThatThrownBy(() -> Variable.of("a..b", Type.INT)).hasMessageContaining("'a..b'");
        assertThatThrownBy(() -> Variable.of("in", Type.INT)).hasMessageContaining("'in'");
        assertThatThrownBy(() -> Variable.of("x".repeat(65), Type.INT)).hasMessageContaining("1 to 64");
        assertThatThrownBy(() -> Scope.of(Variable.of("a", Type.INT), Variable.of("a", Type.INT)))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> Scope.of(Variable.of("a", Type.MONEY))).hasMessageContaining("money operations");
        assertThatThrownBy(() -> new Variable("a", Type.STRING, new Size(5000, 1)))
                .hasMessageContaining("4096");
    }
}
