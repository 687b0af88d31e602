package io.tallystick.rules.lang;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HoldChecksTest {
    private static final String HEAD = """
            contract: c
            version: 1.0.0
            subject: flat
            signatories: [tenant, landlord]
            params: {rent: money, ends: timestamp}
            inputs: {paper: {document: paper}, other: {document: other}}
            start: a
            """;

    private static final String PLACE = "{hold: {id: h, from: tenant, amount: rent}}";

    private static void good(String rest) {
        assertThatCode(() -> ContractReaderTest.read(HEAD + rest)).doesNotThrowAnyException();
    }

    private static void refused(String rest, String want) {
        assertThatThrownBy(() -> ContractReaderTest.read(HEAD + rest))
                .isInstanceOf(ContractSourceException.class)
                .hasMessageContaining(want);
    }

    @Test
    void hold_placedAgainAfterItWasClosed_isGood() {
        good("""
                states:
                  a: {enter: %s, on: [{document: paper, post: {id: h, to: landlord}, go: a}, {at: ends, void: h, go: z}]}
                  z: {final: true}
                """.formatted(PLACE));
    }

    @Test
    void hold_placedAgainWhileOpen_isRefused() {
        refused("""
                states:
                  a: {enter: %s, on: [{document: paper, go: a}, {at: ends, void: h, go: z}]}
                  z: {final: true}
                """.formatted(PLACE), "hold: hold \"h\" may be already open when this is done");
    }

    @Test
    void hold_openOnOneOfTwoWays_isRefusedUnlessARefusalIsHandled() {
        String states = """
                states:
                  a: {on: [{document: paper, hold: {id: h, from: tenant, amount: rent}, go: b}, {document: other, go: b}]}
                  b: {on: [{at: ends, void: h, go: z}]}
                  z: {final: true}
                """;
        refused(states, "void: hold \"h\" may not be placed when this is done");
        good(states + "on: [{refused: h, alert: info}]\n");
    }

    @Test
    void post_byARuleThatStays_couldRunTwice() {
        String post = "states:\n  a: {enter: " + PLACE
                + ", on: [{document: paper, post: {id: h, to: landlord, amount: EUR 1.00%s}},"
                + " {at: ends, void: h, go: z}]}\n  z: {final: true}\n";
        refused(post.formatted(""), "post: hold \"h\" may be already paid, freed or expired when this is done");
        good(post.formatted(", rest: keep"));
    }

    @Test
    void hold_openAtTheEnd_isRefusedUnlessItExpires() {
        String states = "states:\n  a: {enter: %s, on: [{at: ends, go: z}]}\n  z: {final: true}\n";
        refused(states.formatted(PLACE), "state z: hold \"h\" is still open when the contract ends");
        good(states.formatted(PLACE.replace("amount: rent", "amount: rent, expires: 30d")));
    }

    @Test
    void hold_thatExpires_mayBeGoneWhenPaid() {
        refused("""
                states:
                  a: {enter: {hold: {id: h, from: tenant, amount: rent, expires: 30d}}, on: [{at: ends, post: {id: h, to: landlord}, go: z}]}
                  z: {final: true}
                """, "may be already paid, freed or expired");
    }

    @Test
    void hold_thatWasRefused_mayBePlacedAgain() {
        good("""
                states:
                  a: {enter: %s, on: [{refused: h, go: b}, {at: ends, void: h, go: z}]}
                  b: {on: [{document: paper, go: a}, {after: 9d, go: z}]}
                  z: {final: true, enter: {}}
                on: []
                """.formatted(PLACE).replace("{refused: h, go: b}", "{refused: h, void: h, go: b}"));
    }

    @Test
    void hold_freedOnLeaving_isClosedOnEveryWay() {
        good("""
                states:
                  a: {enter: %s, exit: {void: h}, on: [{document: paper, go: b}, {at: ends, go: z}]}
                  b: {on: [{document: other, go: a}, {at: ends, go: z}]}
                  z: {final: true}
                """.formatted(PLACE));
    }
}
