package io.tallystick.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.lang.ContractSourceException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Durations that parties agree on when they open an instance. */
class ParamDurationsTest {
    private static final String CONTRACT = """
            contract: patience
            version: 1.0.0
            subject: room
            signatories: [owner]
            params:
              patience: {type: duration, default: 15m}
              pause: {type: duration, default: 5m}
              hours: {type: duration, default: 1h}
              price: {type: money, default: EUR 1.00}
            inputs: {temp: {reading: temperature, unit: Cel, from: device}}
            signals:
              warm: {when: "temp > 30.0", for: patience, clear: "temp < 28.0", clearFor: pause}
              silent: {absent: temp, for: pause}
            start: open
            states:
              open:
                on:
                  - {signal: warm, alert: {severity: major, key: warm}}
                  - {signal: silent, alert: {severity: minor, key: silent}}
                  - {after: hours, go: shut}
              shut: {final: true}
            tests:
              - given: {patience: PATIENCE, pause: PAUSE, hours: HOURS}
                when: [{at: 0m, temp: 31.0}, {at: 4m, temp: 31.0}, {at: 8m, temp: 31.0}]
                then: {state: STATE, raised: RAISED}
            """;

    private static final String UNTESTED = CONTRACT.substring(0, CONTRACT.indexOf("tests:"));

    private static List<String> failures(String patience, String pause, String hours, String state, String raised) {
        String text = CONTRACT.replace("PATIENCE", patience)
                .replace("PAUSE", pause)
                .replace("HOURS", hours)
                .replace("STATE", state)
                .replace("RAISED", raised);
        return Examples.run(Contracts.read(text), Contracts.CURRENCIES).stream()
                .flatMap(result -> result.failures().stream())
                .toList();
    }

    @Test
    void signal_durationOfAParam_isTheInstances() {
        assertThat(failures("1h", "1h", "1h", "open", "[]")).isEmpty();
        assertThat(failures("7m", "1h", "1h", "open", "[warm]")).isEmpty();
        assertThat(failures("1h", "3m", "1h", "open", "[silent]")).isEmpty();
        assertThat(failures("1h", "1h", "6m", "shut", "[]")).isEmpty();
    }

    @Test
    void read_paramThatIsNoDuration_isRefused() {
        assertThatThrownBy(() -> Contracts.read(UNTESTED.replace("for: patience", "for: price")))
                .hasCauseInstanceOf(ContractSourceException.class)
                .hasMessageContaining("for: want a duration, got the param price of type money");
        assertThatThrownBy(() -> Contracts.read(UNTESTED.replace("for: patience", "for: patients")))
                .hasCauseInstanceOf(ContractSourceException.class)
                .hasMessageContaining("for: want a duration such as 15m");
    }

    @Test
    void check_durationThatASignalCannotHave_isRefused() {
        Openings.Checked checked = Openings.check(
                Contracts.read(UNTESTED),
                "patience/room",
                "room",
                Map.of("owner", "acme"),
                Map.of("pause", "0s"),
                List.of(),
                Contracts.CURRENCIES,
                organisation -> true);
        assertThat(checked).isInstanceOf(Openings.Checked.Bad.class);
        assertThat(((Openings.Checked.Bad) checked).errors())
                .singleElement()
                .asString()
                .startsWith("params: signal silent: ");
    }
}
