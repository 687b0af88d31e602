package io.tallystick.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void wording_withAValueForEachHole_isASentence() {
        assertThat(EngineWording.BOUND.of("on[0]", Fault.COST, 12L)).isEqualTo("on[0]: COST, want at most 12");
        assertThat(EngineWording.CORRECTION.of()).isEqualTo("correction of a late reading");
        assertThat(EngineWording.FROM.of("{}", "x")).isEqualTo("{} from x");
    }

    @Test
    void wording_withMoreOrFewerValuesOrADouble_isAFault() {
        assertThatThrownBy(() -> EngineWording.FROM.of("a")).hasMessageContaining("got 1");
        assertThatThrownBy(() -> EngineWording.FROM.of("a", "b", "c")).hasMessageContaining("got c");
        assertThatThrownBy(() -> EngineWording.FROM.of("a", 1.5)).hasMessageContaining("no double");
    }
}
