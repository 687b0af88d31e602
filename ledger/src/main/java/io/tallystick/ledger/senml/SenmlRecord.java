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

    /** A number as written and exactly. */
    record Number(String text, BigDecimal exact) {
        Number plus(Number base) {
            if (base == null) {
                return this;
            }
            BigDecimal total = exact.add(base.exact);
            return new Number(Decimals.text(total), total);
        }

        double nearest() {
            return exact.doubleValue();
        }
    }

    boolean hasValue() {
        return value != null || number != null;
    }
}
