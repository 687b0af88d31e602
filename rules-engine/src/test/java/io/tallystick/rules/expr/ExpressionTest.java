package io.tallystick.rules.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tallystick.rules.expr.EvaluationException.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest extends ExpressionFixture {
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
                "money(name) > price                     | MONEY            | 1:6",
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
}
