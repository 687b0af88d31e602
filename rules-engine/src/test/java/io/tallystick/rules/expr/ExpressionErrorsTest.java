package io.tallystick.rules.expr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionErrorsTest extends ExpressionFixture {
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
