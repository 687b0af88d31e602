package io.tallystick.rules.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.Seeds;
import io.tallystick.rules.state.StateMutations;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MoneyTest {
    private static final Currency EUR = Currency.iso("EUR");
    private static final Currency COIN = new Currency("TALLY8", 8);
    private static final Currencies KNOWN = Currencies.with(List.of(COIN));

    private static Money eur(long cents) {
        return new Money(cents, EUR);
    }

    private static void check(String what, BigInteger want, Supplier<Money> got) {
        if (want.bitLength() < Long.SIZE) {
            assertThat(got.get()).as(what).isEqualTo(eur(want.longValueExact()));
        } else {
            assertThatThrownBy(got::get)
                    .as(what)
                    .isInstanceOf(MoneyOverflowException.class)
                    .hasMessageContaining("want a result of -2^63 to 2^63-1");
        }
    }

    @Test
    void arithmetic_randomOperands_isThatOfBigDecimal() {
        Random random = Seeds.random("MoneyTest");
        for (int i = 0; i < 20_000; i++) {
            long a = Longs.any(random);
            long b = Longs.any(random);
            BigInteger x = BigInteger.valueOf(a);
            BigInteger y = BigInteger.valueOf(b);
            String what = a + " and " + b;
            check(what, x.add(y), () -> eur(a).plus(eur(b)));
            check(what, x.subtract(y), () -> eur(a).minus(eur(b)));
            check(what, x.negate(), () -> eur(a).negate());
            check(what, x.multiply(y), () -> eur(a).times(b));
            assertThat(eur(a).min(eur(b)).minor()).isEqualTo(Math.min(a, b));
            assertThat(eur(a).max(eur(b)).minor()).isEqualTo(Math.max(a, b));
            Decimal factor = Decimal.of(Longs.any(random), random.nextInt(13));
            BigDecimal exact = new BigDecimal(x).multiply(BigDecimal.valueOf(factor.unscaled(), factor.scale()));
            for (Rounding rounding : Rounding.values()) {
                RoundingMode mode = RoundingMode.valueOf(rounding.name());
                check(what, exact.setScale(0, mode).unscaledValue(), () -> eur(a).times(factor, rounding));
                BigDecimal percent = exact.movePointLeft(2);
                check(what, percent.setScale(0, mode).unscaledValue(), () -> eur(a).percent(factor, rounding));
            }
        }
    }

    @Test
    void sharesByWeight_randomWeights_addUpAndAreWithinOneUnit() {
        Random random = Seeds.random("MoneyTest");
        for (int i = 0; i < 3_000; i++) {
            Money amount = eur(Longs.any(random));
            List<Long> weights = random.longs(1 + random.nextInt(8), 0, 1L << random.nextInt(1, 63))
                    .boxed()
                    .toList();
            BigInteger total = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
            if (total.signum() == 0) {
                assertThatThrownBy(() -> amount.sharesByWeight(weights)).isInstanceOf(DivisionByZeroException.class);
                continue;
            }
            List<Money> shares = amount.sharesByWeight(weights);
            BigInteger sum = BigInteger.ZERO;
            for (int s = 0; s < shares.size(); s++) {
                BigInteger share = BigInteger.valueOf(shares.get(s).minor());
                BigInteger exactTimesTotal =
                        BigInteger.valueOf(amount.minor()).multiply(BigInteger.valueOf(weights.get(s)));
                assertThat(share.multiply(total).subtract(exactTimesTotal).abs())
                        .isLessThan(total);
                sum = sum.add(share);
            }
            assertThat(sum).isEqualTo(BigInteger.valueOf(amount.minor()));
        }
    }

    @Test
    void shares_equal_areThoseByEqualWeights() {
        Random random = Seeds.random("MoneyTest");
        for (int i = 0; i < 3_000; i++) {
            Money amount = eur(Longs.any(random));
            List<Long> ones = Collections.nCopies(1 + random.nextInt(20), 1L);
            assertThat(amount.shares(ones.size())).isEqualTo(amount.sharesByWeight(ones));
        }
    }

    @Test
    void shares_thatDoNotDivide_giveTheUnitsLeftByLargestRemainderThenOrder() {
        assertThat(eur(100).shares(3)).containsExactly(eur(34), eur(33), eur(33));
        assertThat(eur(-100).shares(3)).containsExactly(eur(-34), eur(-33), eur(-33));
        assertThat(eur(100).sharesByWeight(List.of(1L, 1L, 4L))).containsExactly(eur(17), eur(17), eur(66));
        assertThat(eur(1).sharesByWeight(List.of(1L, 2L, 2L))).containsExactly(eur(0), eur(1), eur(0));
        assertThatThrownBy(() -> eur(1).shares(0)).hasMessageContaining("want 1 to 1000, got 0");
        assertThatThrownBy(() -> eur(1).shares(1001)).hasMessageContaining("got 1001");
        assertThatThrownBy(() -> eur(1).sharesByWeight(List.of(-1L))).hasMessageContaining("got -1");
    }

    @Test
    void textAndBytes_randomAmounts_comeBackTheSame() {
        Random random = Seeds.random("MoneyTest");
        List<Currency> some = List.of(EUR, COIN, Currency.iso("JPY"), Currency.iso("KWD"), Currency.iso("CLF"));
        for (int i = 0; i < 20_000; i++) {
            Currency currency = some.get(random.nextInt(some.size()));
            Money money = new Money(Longs.any(random), currency);
            String plain =
                    BigDecimal.valueOf(money.minor(), currency.minorDigits()).toPlainString();
            assertThat(money).hasToString(currency.code() + " " + plain);
            assertThat(Money.parse(money.toString(), KNOWN)).isEqualTo(money);
            assertThat(Money.of(money.toDecimal(), currency, Rounding.DOWN)).isEqualTo(money);
            StateWriter out = new StateWriter();
            money.write(out);
            assertThat(Money.read(new StateReader(out.toByteArray()))).isEqualTo(money);
        }
    }

    @Test
    void parse_anotherForm_isRefusedSayingWhatIsWanted() {
        Map<String, String> others = new LinkedHashMap<>();
        others.put("EUR", "a currency, a space and a number");
        others.put("EUR ", "digits such as");
        others.put("EUR  1.00", "digits such as");
        others.put("EUR 1", "exactly 2 digits after the point for EUR, as in EUR 1.00");
        others.put("EUR 1.000", "exactly 2 digits");
        others.put("JPY 1.0", "exactly 0 digits after the point for JPY, as in JPY 1");
        others.put("EUR -0.00", "digits such as");
        others.put("EUR +1.00", "digits such as");
        others.put("EUR 01.00", "digits such as");
        others.put("EUR 92233720368547758.08", "fits 64 bits");
        others.put("eur 1.00", "did you mean EUR?");
        others.put("QQQ 1.00", "ISO 4217 or declared");
        others.put("1.00 EUR", "ISO 4217 or declared");
        others.forEach((text, want) -> assertThatThrownBy(() -> Money.parse(text, KNOWN))
                .as(text)
                .isInstanceOf(MoneyException.class)
                .hasMessageContaining(want));
    }

    @Test
    void table_codesThatTheJdkKnows_haveItsDigits() {
        Set<String> jdk = new TreeSet<>();
        java.util.Currency.getAvailableCurrencies().forEach(known -> jdk.add(known.getCurrencyCode()));
        int compared = 0;
        for (String code : IsoCurrencies.codes()) {
            if (jdk.contains(code)) {
                assertThat(IsoCurrencies.minorDigits(code))
                        .as(code)
                        .isEqualTo(java.util.Currency.getInstance(code).getDefaultFractionDigits());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(160);
    }

    @Test
    void arithmetic_ofTwoCurrencies_isRefused() {
        Money yen = new Money(1, Currency.iso("JPY"));
        assertThatThrownBy(() -> eur(1).plus(yen))
                .isInstanceOf(CurrencyMismatchException.class)
                .hasMessage("plus: want EUR, got JPY");
        assertThatThrownBy(() -> eur(1).minus(yen)).isInstanceOf(CurrencyMismatchException.class);
        assertThatThrownBy(() -> eur(1).compareTo(yen)).isInstanceOf(CurrencyMismatchException.class);
        assertThatThrownBy(() -> eur(1).max(yen)).isInstanceOf(CurrencyMismatchException.class);
    }

    @Test
    void percent_ofThePenalty_isWhatTheContractSays() {
        Money price = Money.parse("EUR 1000.00", KNOWN);
        assertThat(price.percent(Decimal.of(90), Rounding.HALF_EVEN)).hasToString("EUR 900.00");
        assertThat(eur(5).percent(Decimal.of(50), Rounding.HALF_EVEN)).isEqualTo(eur(2));
        assertThat(eur(-5).percent(Decimal.of(50), Rounding.HALF_UP)).isEqualTo(eur(-3));
    }

    @Test
    void currency_codeOrDigitsOutOfRange_isRefused() {
        for (String code : List.of("", "EU", "TOOLONG99", "eur", "E R", "EÜR")) {
            assertThatThrownBy(() -> new Currency(code, 2)).isInstanceOf(MoneyFormatException.class);
        }
        assertThatThrownBy(() -> new Currency("XYZ1", 9)).hasMessageContaining("want 0 to 8 minor digits, got 9");
        assertThatThrownBy(() -> new Currency("XYZ1", -1)).hasMessageContaining("got -1");
        assertThatThrownBy(() -> new Currency("EUR", 3)).hasMessageContaining("want 2 minor digits (ISO 4217), got 3");
        assertThatThrownBy(() -> Currency.iso("XAU")).isInstanceOf(UnknownCurrencyException.class);
        assertThatThrownBy(() -> Currencies.with(List.of(COIN, new Currency("TALLY8", 7))))
                .hasMessageContaining("got 8 and 7");
    }

    @Test
    void read_everyBitFlipped_isRefusedOrAnother() {
        byte[] good = StateMutations.bytes(eur(-123_456), Money::write);
        StateMutations.flip(
                good,
                changed -> assertThat(Money.read(new StateReader(changed))).isNotEqualTo(eur(-123_456)));
    }

    @Test
    void rounding_name_isParsedExactly() {
        for (Rounding rounding : Rounding.values()) {
            assertThat(Rounding.parse(rounding.name())).isEqualTo(rounding);
        }
        assertThatThrownBy(() -> Rounding.parse("half_up")).hasMessageContaining("want HALF_EVEN, HALF_UP");
        assertThatThrownBy(() -> Rounding.DOWN.divide(1, 0)).hasMessageContaining("want more than 0");
    }
}
