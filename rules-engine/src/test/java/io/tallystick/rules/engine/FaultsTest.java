package io.tallystick.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a failed expression leaves in a ledger: a code of ours and the path, and nothing that a library or the JDK words. */
class FaultsTest {
    private static final long T = 1_767_225_600_000L;
    private static final String HEAD = """
            contract: c
            version: 1.0.0
            subject: thing
            roles: [seller, buyer]
            signatories: [seller, buyer]
            rounding: half-even
            inputs:
              ask: {document: ask, signedBy: [buyer]}
              temp: {reading: temperature, unit: Cel, from: [seller]}
            vars: {n: 0, one: 1, big: 1e10, word: "x", cash: EUR 1.00}
            """;

    private static Run run(String rules) {
        Run run = new Run(Contracts.read(HEAD + rules));
        run.now = T;
        run.open(Map.of());
        return run;
    }

    private static Run asked(Run run) {
        Map<String, Object> content = new HashMap<>(Map.of("text", "y"));
        content.put("long", "z".repeat(200));
        return run.document(T, "ask", content, "buyer/bob");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            DIVISION_BY_ZERO | 10 / n
            DIVISION_BY_ZERO | 10 % n
            OVERFLOW         | 9223372036854775807 + one
            OVERFLOW         | int(big * big * big)
            INDEX            | [1, 2][n + 5]
            NO_SUCH_KEY      | ask.nothing == 1 ? 1 : 2
            NO_SUCH_KEY      | {'a': 1}[word]
            NO_VALUE         | int(temp)
            NOT_FINITE       | int(1e308 * big)
            OUT_OF_RANGE     | (timestamp('9999-12-31T23:59:59Z') + duration('48h')).getFullYear()
            BAD_TEXT         | int(word)
            TYPE             | ask.text + 1 > 0 ? 1 : 2
            DUPLICATE_KEY    | size({word: 1, word: 2})
            MONEY            | cash + money('USD 1.00') > cash ? 1 : 2
            MONEY            | money(word) > cash ? 1 : 2
            MONEY            | cash * 9223372036854775807 > cash ? 1 : 2
            MONEY            | decimal(1) / decimal(n) > decimal(0) ? 1 : 2
            """)
    void expression_thatFails_leavesItsCodeAndPathOnly(Fault code, String expression) {
        Run run = asked(run("on:\n  - {document: ask, set: {n: \"" + expression + "\"}}\n"));
        String reason = "on[0]: " + code;
        assertThat(run.effects(Effect.Suspended.class)).containsExactly(new Effect.Suspended(reason));
        assertThat(run.effects(Effect.AlertChanged.class))
                .extracting(Effect.AlertChanged::message)
                .containsExactly(reason);
        assertThat(run.instance.suspension()).contains(reason);
        assertThat(run.instance.told()).startsWith("1:").isNotEqualTo(reason);
        String state = new String(run.instance.encode(), StandardCharsets.UTF_8);
        assertThat(state).contains(reason).doesNotContain(run.instance.told().substring(4));
        assertThat(run.firings.list().toString())
                .doesNotContain(run.instance.told().substring(4));
        assertThat(run.engine.decode(run.instance.encode()).told()).isEmpty();
    }

    @Test
    void guardAndSignal_thatFail_sayTheirPaths() {
        assertThat(asked(run("on:\n  - {document: ask, if: \"10 / n > 1\", set: {n: 1}}\n"))
                        .instance
                        .suspension())
                .contains("on[0].if: DIVISION_BY_ZERO");
        Run run = run(
                "signals: {hot: {when: \"temp > 1.0 / (big - 1e10)\", for: 1m}}\non:\n  - {signal: hot, set: {n: 1}}\n");
        assertThat(run.reading(T, "temperature", "Cel", 1.0).instance.suspension())
                .contains("signals.hot: DIVISION_BY_ZERO");
    }

    @Test
    void value_tooLargeForItsVariable_suspends() {
        Run run = asked(run("on:\n  - {document: ask, set: {word: \"string(ask.long) + string(ask.long)\"}}\n"));
        assertThat(run.instance.suspension()).contains("on[0].set: TOO_LARGE");
    }

    @Test
    void rules_thatGoInCircles_sayTheBound() {
        Run run = run("""
                start: a
                states:
                  a: {on: [{if: "n == 0 && one > 0", go: b}, {document: ask, set: {n: 0}}]}
                  b: {on: [{if: "n == 0", go: a}]}
                """);
        assertThat(run.instance.suspension())
                .hasValueSatisfying(why -> assertThat(why).endsWith(".on[0]: TRANSITIONS, want at most 16"));
    }

    @Test
    void opening_thatFails_saysItsCodeInTheLedgerAndMoreToTools() {
        String failing = HEAD.replace("n: 0", "n: {type: int, init: \"1 / 0\"}");
        Run run = new Run(Contracts.read(failing + "on:\n  - {document: ask, set: {n: \"1\"}}\n"));
        run.now = T;
        assertThat(run.open(Map.of())).isInstanceOfSatisfying(Opened.Not.class, not -> {
            assertThat(not.reasons()).containsExactly("vars.n: DIVISION_BY_ZERO");
            assertThat(not.told()).contains("division by zero");
        });
    }

    @Test
    void position_thatIsNone_isNotedInTheSameDigitsOnEveryJvm() {
        Run run = new Run(Contracts.read(
                HEAD.replace("  temp:", "  pos: {position: {lat: lat, lon: lon}, from: [seller]}\n  temp:")
                        + "on:\n  - {reading: pos, set: {n: 1}}\n"));
        run.now = T;
        run.open(Map.of());
        List<Sample> place = List.of(new Sample("lat", "lat", 2.0E22, T), new Sample("lon", "lon", 1.0, T));
        run.instance.readings(new Moment(T, 1), new Readings("seller/d", false, place), run.accounts, run.firings);
        assertThat(run.effects(Effect.Noted.class))
                .extracting(Effect.Noted::text)
                .containsExactly(
                        "pos: want a latitude of -90 to 90 and a longitude of -180 to 180 degrees, got 2e+22 and 1 from seller/d");
    }
}
