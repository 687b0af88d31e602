package io.tallystick.quickstart.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SumsTest {
    @Test
    void plus_twoCurrencies_areAddedEachForItself() {
        Sums sums = Sums.parse("EUR 12.50").plus(Sums.parse("USD 1.00")).plus(Sums.parse("EUR 0.05"));
        assertThat(sums).isEqualTo(Sums.of("EUR", 1_255).plus(Sums.of("USD", 100)));
        assertThat(sums.toString()).isEqualTo("EUR 12.55, USD 1.00");
        assertThat(Sums.parse("EUR 1234567.00").toString()).isEqualTo("EUR 1,234,567.00");
    }

    @Test
    void reaches_oneCurrencyBelow_isFalse() {
        Sums wanted = Sums.parse("EUR 12.50").plus(Sums.parse("USD 1.00"));
        assertThat(wanted.reaches(wanted)).isTrue();
        assertThat(wanted.plus(Sums.parse("GBP 0.01")).reaches(wanted)).isTrue();
        assertThat(Sums.parse("EUR 99.00").plus(Sums.parse("USD 0.99")).reaches(wanted))
                .isFalse();
    }

    @Test
    void parse_fractionOfACent_isRefused() {
        assertThatThrownBy(() -> Sums.parse("EUR 0.005")).isInstanceOf(ArithmeticException.class);
    }
}
