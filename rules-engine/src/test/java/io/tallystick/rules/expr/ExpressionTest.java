package io.tallystick.rules.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tallystick.rules.expr.EvaluationException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private final Scope scope = Scope.of(
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
    private final ExpressionCompiler compiler = new ExpressionCompiler(scope);
    private final Bindings bindings = scope.bindings()
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

    private Object value(String text, Type type) throws EvaluationException {
        return compiler.compile(text, type).orThrow().evaluate(bindings);
    }

    private Compilation.Refused refused(String text, Type type) {
        Compilation compilation = compiler.compile(text, type);
        assertThat(compilation).as(text).isInstanceOf(Compilation.Refused.class);
        return (Compilation.Refused) compilation;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "temp < 2.0 || temp > 8.0",
                "temp > 8",
                "breaches + 1 == 4",
                "size(name) == 8",
                "name.contains('rich') && name.startsWith('Z') && !name.endsWith('x')",
                "due.getHours() == 23 && due.getHours('+01:00') == 0",
                "due + age == timestamp('2027-01-04T01:00:00Z')",
                "due > timestamp('2027-01-03T00:00:00Z')",
                "age == duration('5400s') && age.getMinutes() == 90",
                "inspection.result == 'FAIL'",
                "inspection.points >= 7 && inspection.points < 7.5",
                "inspection.note == null",
                "has(inspection.note) && !has(inspection.missing)",
                "inspection.items.exists(i, i.sku == 'b2' && i.count > 4)",
                "inspection.items.all(i, i.count > 1)",
                "inspection.items.map(i, i.count) == [2, 5]",
                "inspection.items.filter(i, i.count > 2)[0].sku == 'b2'",
                "readings.exists_one(r, r < 0.0)",
                "readings.map(r, abs(r)) == [1.0, 2.5, 4.0]",
                "'b' in limits && limits['b'] == 2 && limits.c == 3",
                "limits.map(k, k) == ['a', 'b', 'c']",
                "{'z': 1, 'a': 2, 'm': 3}.map(k, k) == ['z', 'a', 'm']",
                "min(breaches, 2) == 2 && max(1.5, temp) == 9.5",
                "min(due, timestamp('2020-01-01T00:00:00Z')).getFullYear() == 2020",
                "max(age, duration('1s')) == age",
                "floor(-1.5) == -2.0 && ceil(-1.5) == -1.0 && trunc(-1.5) == -1.0",
                "round(-1.5) == -2.0 && round(0.49999999999999994) == 0.0 && round(2.5) == 3.0",
                "sqrt(2.0) == 1.4142135623730951 && abs(-3) == 3",
                "double('1.5e3') == 1500.0 && double('-.5') == -0.5 && double(2) == 2.0",
                "int('12') + int(2.9) == 14",
                "string(due) == '2027-01-03T23:30:00Z' && string(12) == '12'",
                "price.percent(100 - 10 * breaches) == money('EUR 700.00')",
                "price + price == price * 2 && 2 * price - price == price && -price < price",
                "min(price, money('EUR 1.00')) == money('EUR 1.00') && price >= price",
                "price * rate == money('EUR 250.00') && price.percent(decimal('5')) == money('EUR 50.00')",
                "rate + decimal(1) > rate && decimal('1.5') * decimal(2) == decimal(3) && decimal(1) / decimal(4) == rate",
                "price in [price] && [price, price] == [price, price] && {'a': price}.a == price",
                "1 / 0 == 1 || true",
                "!(1 / 0 == 1 && false)",
            })
    void evaluate_condition_that_holds_is_true(String text) throws EvaluationException {
        assertThat(compiler.compile(text, Type.BOOL).orThrow().test(bindings))
                .as(text)
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "breaches / 0 > 1                        | DIVISION_BY_ZERO | 1:10",
                "breaches % (breaches - 3) > 1           | DIVISION_BY_ZERO | 1:10",
                "temp / 0.0 > 1.0                        | DIVISION_BY_ZERO | 1:6",
                "9223372036854775807 + breaches > 1      | OVERFLOW         | 1:21",
                "abs(-9223372036854775807 - 1) > 1       | OVERFLOW         | 1:4",
                "int(1e30) > 1                           | OVERFLOW         | 1:4",
                "temp * 1e308 > 1.0                      | NOT_FINITE       | 1:6",
                "sqrt(-1.0) > 1.0                        | NOT_FINITE       | 1:5",
                "double('1e400') > 1.0                   | NOT_FINITE       | 1:7",
                "double('NaN') > 1.0                     | BAD_TEXT         | 1:7",
                "double('0x1p3') > 1.0                   | BAD_TEXT         | 1:7",
                "int('x') > 1                            | BAD_TEXT         | 1:4",
                "inspection.missing == 1                 | MISSING_KEY      | 1:11",
                "limits['q'] == 1                        | MISSING_KEY      | 1:7",
                "readings[3] > 1.0                       | INDEX            | 1:9",
                "readings[-1] > 1.0                      | INDEX            | 1:9",
                "inspection.score + 1 > 1                | TYPE             | 1:18",
                "inspection.note                         | TYPE             | 1:1",
                "inspection.points                       | TYPE             | 1:1",
                "due + duration('300000000000s') > due   | OUT_OF_RANGE     | 1:5",
                "{'a': 1, 'a': 2}.size() > 1             | DUPLICATE_KEY    | 1:10",
                "price + money('USD 1.00') > price       | MONEY            | 1:7",
                "money('many') > price                   | MONEY            | 1:6",
                "decimal(1) / decimal(0) > rate          | MONEY            | 1:12",
            })
    void evaluate_without_value_names_kind_and_place(String text, Kind kind, String place) {
        Expression expression = compiler.compile(text, Type.BOOL).orThrow();
        EvaluationException failed =
                catchThrowableOfType(EvaluationException.class, () -> expression.evaluate(bindings));
        assertThat(failed).as(text).isNotNull();
        assertThat(failed.kind()).as(text + " " + failed.getMessage()).isEqualTo(kind);
        assertThat(failed.place()).as(text).hasToString(place);
    }

    @Test
    void evaluate_variable_not_set_names_it() {
        bindings.unset(scope.slot("temp"));
        Expression expression =
                compiler.compile("ok &&\n temp > 1.0", Type.BOOL).orThrow();
        assertThatThrownBy(() -> expression.evaluate(bindings))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("2:2: a variable has no value: temp");
    }

    @Test
    void evaluate_document_result_is_ordered_and_keeps_null() throws EvaluationException {
        Object result = value("inspection", Type.DOCUMENT);
        assertThat(((Map<?, ?>) result).keySet().toString()).isEqualTo("[items, note, points, result, score]");
        assertThat(((Map<?, ?>) result).get("note")).isNull();
        assertThat(value("null", Type.DOCUMENT)).isNull();
        assertThat(value("[1, 2]", Type.listOf(Type.INT))).isEqualTo(List.of(1L, 2L));
        assertThat(value("{'b': due}", Type.mapOf(Type.TIMESTAMP)))
                .isEqualTo(Map.of("b", Instant.parse("2027-01-03T23:30:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tmep > 8.0 | 1:1 | unknown name 'tmep' | did you mean 'temp'?",
                "ok &&~  nmae == 'x' | 2:3 | unknown name 'nmae' | did you mean 'name'?",
                "aps(temp) > 1.0 | 1:4 | unknown function 'aps' | did you mean 'abs'?",
                "name.startWith('x') | 1:15 | unknown function 'startWith' | did you mean 'startsWith'?",
                "name.matches('x') | 1:13 | function 'matches' is not offered | ``",
                "now() > due | 1:4 | function 'now' is not offered | ``",
                "temp + 1 > 3.0 | 1:6 | '+' does not go with double, int | write the whole number with a point (1.0), or convert it: double(x)",
                "temp == 3 | 1:6 | '==' does not go with double, int | write the whole number with a point (1.0), or convert it: double(x)",
                "due > '2027' | 1:5 | '>' does not go with timestamp, string | convert the text: timestamp('2027-01-01T00:00:00Z'), duration('90s')",
                "price * 0.5 > price | 1:7 | '*' does not go with money, double | money takes int or decimal: decimal('0.25')",
                "temp | 1:1 | want bool, got double | compare it with something",
                "temp.x > 1.0 | 1:5 | a double has no fields | ``",
                "ok ? 1 : 'a' | 1:4 | both sides of ':' must be of one type, and the condition bool: got bool, int, string | ``",
                "temp > | 1:7 | the expression ends too early | ``",
                "breaches > 1u | 1:10 | unsigned integers are not offered | write the number without u",
                "b'x' == b'x' | 1:1 | bytes are not offered | write a string without the b before it",
                "temp > 1e999 | 1:8 | the number is too big for a double | ``",
                "due.getHours('Europe/Zurich') == 1 | 1:14 | getHours takes a fixed offset written out, because the rules of named zones change | write 'UTC' or an offset such as '+01:00'",
                "string(temp) == '1' | 1:7 | 'string' does not go with double | ``",
            })
    void compile_wrong_text_says_where_what_and_how(String text, String place, String message, String suggestion) {
        ExpressionError error =
                refused(text.replace('~', '\n'), Type.BOOL).errors().get(0);
        assertThat(error.line() + ":" + error.column() + " | " + error.message() + " | " + error.suggestion())
                .isEqualTo(place + " | " + message + " | " + suggestion);
    }

    @Test
    void compile_result_of_other_type_hints_conversion() {
        assertThat(refused("breaches", Type.DOUBLE).errors().get(0).suggestion())
                .contains("double(");
        assertThat(refused("temp", Type.INT).errors().get(0).suggestion()).contains("int(");
        assertThat(refused("'EUR 1'", Type.MONEY).errors().get(0).suggestion()).contains("money(");
        assertThat(refused("[1]", Type.listOf(Type.STRING)).errors().get(0).message())
                .isEqualTo("want list(string), got list(int)");
    }

    @Test
    void compile_beyond_limits_is_refused() {
        assertThat(refused("ok || ".repeat(700) + "ok", Type.BOOL)
                        .errors()
                        .get(0)
                        .message())
                .isEqualTo("want at most 4096 characters, got 4202");
        assertThat(refused("(".repeat(200) + "ok" + ")".repeat(200), Type.BOOL).errors())
                .isNotEmpty();
        assertThat(refused("1+".repeat(900) + "1 > 0", Type.BOOL).errors()).isNotEmpty();
        String nested = "inspection.a.all(a, inspection.b.all(b, inspection.c.all(c, true)))";
        assertThat(refused(nested, Type.BOOL).errors().get(0).message())
                .startsWith("want a cost of at most 100000, got");
    }

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
        assertThatThrownBy(() -> Variable.of("a.b", Type.INT)).hasMessageContaining("'a.b'");
        assertThatThrownBy(() -> Variable.of("in", Type.INT)).hasMessageContaining("'in'");
        assertThatThrownBy(() -> Variable.of("x".repeat(65), Type.INT)).hasMessageContaining("1 to 64");
        assertThatThrownBy(() -> Scope.of(Variable.of("a", Type.INT), Variable.of("a", Type.INT)))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> Scope.of(Variable.of("a", Type.MONEY))).hasMessageContaining("money operations");
        assertThatThrownBy(() -> new Variable("a", Type.STRING, new Size(5000, 1)))
                .hasMessageContaining("4096");
    }

    @Test
    void functions_are_those_of_the_reference() {
        assertThat(compiler.functions())
                .containsExactly(
                        "abs",
                        "all",
                        "bool",
                        "ceil",
                        "contains",
                        "decimal",
                        "double",
                        "duration",
                        "dyn",
                        "endsWith",
                        "exists",
                        "exists_one",
                        "filter",
                        "floor",
                        "getDate",
                        "getDayOfMonth",
                        "getDayOfWeek",
                        "getDayOfYear",
                        "getFullYear",
                        "getHours",
                        "getMilliseconds",
                        "getMinutes",
                        "getMonth",
                        "getSeconds",
                        "has",
                        "int",
                        "map",
                        "max",
                        "min",
                        "money",
                        "percent",
                        "round",
                        "size",
                        "sqrt",
                        "startsWith",
                        "string",
                        "timestamp",
                        "trunc",
                        "type");
    }
}
