package io.tallystick.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static List<String> failures(String contract) {
        return Examples.run(Contracts.read(contract), Contracts.CURRENCIES).stream()
                .flatMap(result -> result.failures().stream())
                .toList();
    }

    @Test
    void run_coldChain_passes() {
        assertThat(failures(Contracts.COLD_CHAIN)).isEmpty();
    }

    @Test
    void run_vehicleCover_passes() {
        assertThat(failures(Contracts.VEHICLE)).isEmpty();
    }

    @Test
    void run_wrongExpectation_saysWantAndGotWithItsLine() {
        assertThat(failures(Contracts.COLD_CHAIN.replace("seller: EUR 900.00", "seller: EUR 901.00")))
                .singleElement()
                .asString()
                .matches("line \\d+: paid.seller: want EUR 901.00, got EUR 900.00");
    }
}
