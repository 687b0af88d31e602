package io.tallystick.rules.expr;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money and decimals as simple as a test needs them: cents and thousandths, rounded half up. */
final class CentsOps implements MoneyOps<CentsOps.Cents, CentsOps.Milli> {
    record Cents(String currency, long cents) {
        Cents with(BigDecimal cents) {
            return new Cents(currency, cents.setScale(0, RoundingMode.HALF_UP).longValueExact());
        }

        Cents and(Cents other, int sign) {
            if (!currency.equals(other.currency)) {
                throw new ArithmeticException("want " + currency + ", got " + other.currency);
            }
            return new Cents(currency, Math.addExact(cents, sign * other.cents));
        }
    }

    record Milli(long thousandths) {
        static Milli of(String text) {
            return of(new BigDecimal(text));
        }

        static Milli of(BigDecimal value) {
            return new Milli(
                    value.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact());
        }

        BigDecimal big() {
            return BigDecimal.valueOf(thousandths, 3);
        }
    }

    @Override
    public Class<Cents> moneyType() {
        return Cents.class;
    }

    @Override
    public Class<Milli> decimalType() {
        return Milli.class;
    }

    @Override
    public Cents money(String text) {
        if (!text.matches("[A-Z]{3} -?\\d{1,12}\\.\\d\\d")) {
            throw new IllegalArgumentException("want EUR 1.00, got " + text);
        }
        return new Cents(
                text.substring(0, 3),
                new BigDecimal(text.substring(4)).movePointRight(2).longValueExact());
    }

    @Override
    public Milli decimal(String text) {
        return Milli.of(text);
    }

    @Override
    public Milli decimal(long value) {
        return new Milli(Math.multiplyExact(value, 1000L));
    }

    @Override
    public Cents add(Cents a, Cents b) {
        return a.and(b, 1);
    }

    @Override
    public Cents subtract(Cents a, Cents b) {
        return a.and(b, -1);
    }

    @Override
    public Cents negate(Cents a) {
        return new Cents(a.currency(), Math.negateExact(a.cents()));
    }

    @Override
    public Cents multiply(Cents a, long times) {
        return new Cents(a.currency(), Math.multiplyExact(a.cents(), times));
    }

    @Override
    public Cents multiply(Cents a, Milli times) {
        return a.with(BigDecimal.valueOf(a.cents()).multiply(times.big()));
    }

    @Override
    public Cents percent(Cents a, long percent) {
        return a.with(BigDecimal.valueOf(a.cents()).multiply(BigDecimal.valueOf(percent, 2)));
    }

    @Override
    public Cents percent(Cents a, Milli percent) {
        return a.with(BigDecimal.valueOf(a.cents()).multiply(percent.big().movePointLeft(2)));
    }

    @Override
    public int compare(Cents a, Cents b) {
        return Long.signum(subtract(a, b).cents());
    }

    @Override
    public Milli addDecimals(Milli a, Milli b) {
        return new Milli(Math.addExact(a.thousandths(), b.thousandths()));
    }

    @Override
    public Milli subtractDecimals(Milli a, Milli b) {
        return new Milli(Math.subtractExact(a.thousandths(), b.thousandths()));
    }

    @Override
    public Milli negateDecimal(Milli a) {
        return new Milli(Math.negateExact(a.thousandths()));
    }

    @Override
    public Milli multiplyDecimals(Milli a, Milli b) {
        return Milli.of(a.big().multiply(b.big()));
    }

    @Override
    public Milli divideDecimals(Milli a, Milli b) {
        return Milli.of(a.big().divide(b.big(), 3, RoundingMode.HALF_UP));
    }

    @Override
    public int compareDecimals(Milli a, Milli b) {
        return a.big().compareTo(b.big());
    }
}
