package io.tallystick.ledger.senml;

import java.math.BigDecimal;

/** One record of a pack as it is being read: the fields that were there, whatever the syntax. */
final class SenmlRecord {
    String baseName;
    Number baseTime;
    String baseUnit;
    Number baseValue;
    Number baseSum;
    Number baseVersion;
    String name;
    String unit;
    Number time;
    Number sum;
    Reading.Value value;
    /** The numeric value, which waits for the base value. */
    Number number;

    int fields;

    /** A number: as written, exactly, and as the nearest double; of a double the first two are made when they are asked for. */
    static final class Number {
        private final String text;
        private final BigDecimal exact;
        private final double nearest;

        private Number(String text, BigDecimal exact, double nearest) {
            this.text = text;
            this.exact = exact;
            this.nearest = nearest;
        }

        /** A number that was written as this text. */
        static Number of(String text, BigDecimal exact) {
            return new Number(text, exact, exact.doubleValue());
        }

        /** A number that was worked out. */
        static Number of(BigDecimal exact) {
            return of(Decimals.text(exact), exact);
        }

        /** The shortest decimal that reads back as a finite double. */
        static Number of(double value) {
            return new Number(null, null, value);
        }

        Number plus(Number base) {
            return base == null ? this : of(exact().add(base.exact()));
        }

        String text() {
            return text == null ? Decimals.text(exact()) : text;
        }

        BigDecimal exact() {
            return exact == null ? Decimals.shortest(nearest) : exact;
        }

        double nearest() {
            return nearest;
        }

        Reading.Numeric numeric() {
            return text == null ? Reading.Numeric.of(nearest) : new Reading.Numeric(text, nearest);
        }
    }

    boolean hasValue() {
        return value != null || number != null;
    }
}
