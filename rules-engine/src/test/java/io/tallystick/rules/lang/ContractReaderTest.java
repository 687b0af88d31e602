package io.tallystick.rules.lang;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.contract.Action;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Trigger;
import io.tallystick.rules.money.Currencies;
import io.tallystick.rules.signal.Edge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractReaderTest {
    static String text(String name) throws IOException {
        try (InputStream in = ContractReaderTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Contract read(String text) throws ContractSourceException {
        return ContractReader.read("c.yaml", text, Currencies.iso());
    }

    @Test
    void read_escrowOfAColdChain_isWhatItSays() throws Exception {
        Contract contract = read(text("cold-chain-escrow.yaml"));
        assertThat(contract.identity().name()).isEqualTo("cold-chain-escrow");
        assertThat(contract.terms().roles()).containsExactly("seller", "buyer", "carrier");
        assertThat(contract.terms().openers()).containsExactly("seller", "buyer");
        assertThat(contract.states()).extracting(s -> s.name()).containsExactly("inTransit", "settled", "spoiled");
        assertThat(contract.states().get(0).rules().get(0).trigger()).isEqualTo(new Trigger.Signal(0, Edge.RAISED));
        assertThat(contract.states().get(0).rules().get(1).actions().get(0))
                .isInstanceOfSatisfying(Action.Raise.class, raise -> {
                    assertThat(raise.key()).isEqualTo("silent");
                    assertThat(raise.ladder()).isEqualTo(1);
                });
        assertThat(contract.states().get(0).rules().get(0).inputs()).isEqualTo(List.of(0));
        assertThat(contract.examples()).hasSize(1);
    }

    @Test
    void read_coverOfAVehicle_isWhatItSays() throws Exception {
        Contract contract = read(text("vehicle-cover.yaml"));
        assertThat(contract.terms().roles()).containsExactly("owner", "insurer", "inspector");
        assertThat(contract.always()).extracting(rule -> rule.path()).containsExactly("on[0]", "every.day");
        assertThat(contract.signals()).hasSize(1);
        assertThat(contract.signals().get(0).state()).isZero();
    }

    @Test
    void read_everyKey_isTaken() throws Exception {
        Contract contract = read(text("everything.yaml"));
        assertThat(contract.terms().openers()).containsExactly("plant");
        assertThat(contract.lateness().graceMillis()).isEqualTo(30_000);
        assertThat(contract.measures().windows().get(0).results())
                .extracting(result -> result.field() + " " + result.percent())
                .containsExactlyInAnyOrder("p99_9 99900", "mean 0", "deviation 0");
        assertThat(contract.signals())
                .extracting(signal -> signal.state())
                .containsExactly(-1, -1, -1, -1, -1, -1, 1, 0);
        assertThat(contract.cost().steps()).isBetween(1_000L, 2_000_000L);
        assertThat(contract.cost().stateBytes()).isBetween(10_000L, 786_432L);
        System.out.println("everything: " + contract.cost());
    }

    @Test
    void read_contractWithoutStates_hasOneThatNeverEnds() throws Exception {
        Contract contract = read("""
                contract: watch
                version: 1.0.0
                subject: bridge
                signatories: [city]
                inputs: {sway: {reading: sway, unit: mm}}
                signals: {much: {when: "sway > 5.0"}}
                on: [{signal: much, alert: {severity: major}}]
                """);
        assertThat(contract.states()).extracting(state -> state.name()).containsExactly("active");
        assertThat(contract.always().get(0).actions().get(0))
                .isInstanceOfSatisfying(
                        Action.Raise.class, raise -> assertThat(raise.key()).isEqualTo("much"));
    }
}
