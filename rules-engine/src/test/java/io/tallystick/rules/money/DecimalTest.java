package io.tallystick.rules.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.Seeds;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DecimalTest {
    private static Decimal anyDecimal(Random random) {
        long digits = Longs.any(random);
        return Decimal.of(digits, random.nextInt(MoneyLimits.MAX_DECIMAL_SCALE + 1));
    }

    private static BigDecimal exact(Decimal decimal) {
        return BigDecimal.valueOf(decimal.unscaled(), decimal.scale());
    }

    /** The same as the exact value, or refused where that does not fit. */
    private static void check(String what, BigDecimal want, Supplier<Decimal> got) {
        BigDecimal form = want.signum() == 0 ? BigDecimal.ZERO : want.stripTrailingZeros();
        form = form.scale() < 0 ? form.setScale(0) : form;
        boolean fits = form.scale() <= MoneyLimits.MAX_DECIMAL_SCALE
                && form.unscaledValue().bitLength() < Long.SIZE;
        if (fits) {
            assertThat(exact(got.get())).as(what).isEqualTo(form);
        } else {
            assertThatThrownBy(got::get).as(what).isInstanceOf(DecimalOverflowException.class);
        }
    }

    @Test
    void arithmetic_randomOperands_isThatOfBigDecimal() {
        Random random = Seeds.random("DecimalTest");
        for (int i = 0; i < 20_000; i++) {
            Decimal a = anyDecimal(random);
            Decimal b = anyDecimal(random);
            String what = a + " and " + b;
            check(what, exact(a).add(exact(b)), () -> a.plus(b));
            check(what, exact(a).subtract(exact(b)), () -> a.minus(b));
            check(what, exact(a).multiply(exact(b)), () -> a.times(b));
            check(what, exact(a).negate(), a::negate);
            assertThat(Integer.signum(a.compareTo(b))).as(what).isEqualTo(exact(a).compareTo(exact(b)));
            Rounding rounding = Rounding.values()[random.nextInt(Rounding.values().length)];
            RoundingMode mode = RoundingMode.valueOf(rounding.name());
            int places = random.nextInt(MoneyLimits.MAX_DECIMAL_SCALE + 1);
            check(what, exact(a).setScale(Math.min(places, a.scale()), mode), () -> a.round(places, rounding));
            if (b.signum() != 0) {
                check(what, exact(a).divide(exact(b), places, mode), () -> a.dividedBy(b, places, rounding));
            }
        }
    }

    @Test
    void textAndBytes_randomDecimals_comeBackTheSame() {
        Random random = Seeds.random("DecimalTest");
        for (int i = 0; i < 20_000; i++) {
            Decimal decimal = anyDecimal(random);
            assertThat(decimal.toString()).isEqualTo(exact(decimal).toPlainString());
            assertThat(Decimal.parse(decimal.toString())).isEqualTo(decimal);
            StateWriter out = new StateWriter();
            decimal.write(out);
            assertThat(Decimal.read(new StateReader(out.toByteArray()))).isEqualTo(decimal);
        }
    }

    @Test
    void parse_zerosAtTheEnd_areTaken() {
        assertThat(Decimal.parse("-12.500")).isEqualTo(new Decimal(-125, 1));
        assertThat(Decimal.parse("0.000000000000")).isEqualTo(Decimal.ZERO);
        assertThat(Decimal.parse("-0.000000000001")).isEqualTo(new Decimal(-1, 12));
        assertThat(Decimal.parse("-9223372036854775808")).isEqualTo(Decimal.of(Long.MIN_VALUE));
    }

    @Test
    void parse_anotherForm_isRefused() {
        List<String> others = List.of(
                "",
                "-",
                ".",
                "1.",
                ".5",
                "+1",
                "-0",
                "-0.00",
                "00",
                "01.5",
                "1e3",
                " 1",
                "1 ",
                "1,5",
                "1.2.3",
                "--1",
                "1-",
                "NaN",
                "\u0661",
                "0.0000000000001",
                "9223372036854775808",
                "1.23456789012345678901",
                "111111111111111111111111111111111111111111111111111111111111");
        for (String text : others) {
            assertThatThrownBy(() -> Decimal.parse(text))
                    .as(text)
                    .isInstanceOf(MoneyFormatException.class)
                    .hasMessageContaining("decimal: want ")
                    .hasMessageContaining("got \"");
        }
    }

    @Test
    void read_anotherFormOfTheSameValue_isRefused() {
        byte[] tenTenths = new StateWriter().i64(10).u8(1).toByteArray();
        assertThatThrownBy(() -> Decimal.read(new StateReader(tenTenths))).isInstanceOf(MalformedStateException.class);
        byte[] long13 = new StateWriter().i64(1).u8(13).toByteArray();
        assertThatThrownBy(() -> Decimal.read(new StateReader(long13))).hasMessageContaining("0 to 12 digits");
    }

    @Test
    void dividedBy_zeroOrPlacesOutOfRange_isRefused() {
        assertThatThrownBy(() -> Decimal.of(1).dividedBy(Decimal.ZERO, 2, Rounding.DOWN))
                .isInstanceOf(DivisionByZeroException.class);
        assertThatThrownBy(() -> Decimal.of(1).dividedBy(Decimal.of(3), 13, Rounding.DOWN))
                .hasMessageContaining("want 0 to 12, got 13");
        assertThatThrownBy(() -> Decimal.of(1).round(-1, Rounding.DOWN)).hasMessageContaining("got -1");
    }
}
