package io.tallystick.intake.sparkplug;

import io.tallystick.intake.PackWriter;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import io.tallystick.ledger.crypto.Sha256;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Turns a metric's value into readings by its type: the numbers of the specification's DataType (chapter 6).
 *
 * @param label how a refusal calls it
 * @param time or null for the envelope's own
 */
record MetricReadings(String label, Instant time) {
    private static final int DATE_TIME = 13;
    private static final int DATA_SET = 16;

    void write(String name, int type, WireValue value, PackWriter pack) throws RefusedException {
        switch (type) {
            case 1, 2, 3, 5, 6, 7 -> pack.number(name, "", Long.toString(integer(type, value)), time);
            case 4 -> pack.number(name, "", Long.toString(wide(type, value)), time);
            case 8 -> pack.number(name, "", Long.toUnsignedString(wide(type, value)), time);
            case DATE_TIME -> pack.number(name, "ms", Long.toUnsignedString(wide(type, value)), time);
            case 9, 10 -> pack.number(name, "", real(type, value), time);
            case 11 -> {
                if (!(value instanceof WireValue.Bool bool)) {
                    throw mismatch(type, value);
                }
                pack.bool(name, bool.value(), time);
            }
            case 12, 14, 15 -> {
                if (!(value instanceof WireValue.Text text)) {
                    throw mismatch(type, value);
                }
                pack.text(name, text.text(), time);
            }
            case DATA_SET -> dataSet(name, value, pack);
            default -> octets(name, type, value, pack);
        }
    }

    /** Bytes, files and arrays are in the message itself, which the gateway signs as well: a digest says which they were. */
    private void octets(String name, int type, WireValue value, PackWriter pack) throws RefusedException {
        boolean known = type == 17 || type == 18 || type >= 22 && type <= 34;
        if (!known) {
            throw new RefusedException(
                    RefusalCode.UNSUPPORTED_TYPE, label + ": want a type that gives readings, got type " + type);
        }
        if (!(value instanceof WireValue.Octets octets)) {
            throw mismatch(type, value);
        }
        pack.text(name, "sha-256:" + HexFormat.of().formatHex(Sha256.digest(octets.bytes())), time);
    }

    private long integer(int type, WireValue value) throws RefusedException {
        boolean signed = type <= 3;
        int bits = 8 << (signed ? type - 1 : type - 5);
        long number;
        if (value instanceof WireValue.Int narrow) {
            number = signed ? (int) narrow.bits() : narrow.bits();
        } else if (value instanceof WireValue.Wide wide) {
            number = wide.bits();
        } else {
            throw mismatch(type, value);
        }
        long min = signed ? -(1L << bits - 1) : 0;
        long max = signed ? (1L << bits - 1) - 1 : (1L << bits) - 1;
        if (number < min || number > max) {
            throw new RefusedException(
                    RefusalCode.BAD_NUMBER, label + ": want " + min + " to " + max + ", got " + number);
        }
        return number;
    }

    private long wide(int type, WireValue value) throws RefusedException {
        if (!(value instanceof WireValue.Wide wide)) {
            throw mismatch(type, value);
        }
        return wide.bits();
    }

    private String real(int type, WireValue value) throws RefusedException {
        if (type == 9 && value instanceof WireValue.Single single && Float.isFinite(single.value())) {
            return FloatText.of(single.value());
        }
        if (type == 10 && value instanceof WireValue.Real real && Double.isFinite(real.value())) {
            return FloatText.of(real.value());
        }
        boolean right = type == 9 ? value instanceof WireValue.Single : value instanceof WireValue.Real;
        throw right
                ? new RefusedException(RefusalCode.BAD_NUMBER, label + ": want a finite number, got " + value)
                : mismatch(type, value);
    }

    /** One reading for each element that has a value: {@code metric/row/column}, rows from 0. */
    private void dataSet(String name, WireValue value, PackWriter pack) throws RefusedException {
        if (!(value instanceof WireValue.DataSet set)) {
            throw mismatch(DATA_SET, value);
        }
        Set<String> names = new HashSet<>();
        for (String column : set.columns()) {
            if (!names.add(ReadingNames.of(column))) {
                throw new RefusedException(
                        RefusalCode.AMBIGUOUS_METRIC,
                        label + ": want columns of different names, got " + set.columns());
            }
        }
        for (int r = 0; r < set.rows().size(); r++) {
            List<WireValue> row = set.rows().get(r);
            for (int c = 0; c < row.size(); c++) {
                if (row.get(c) != null) {
                    String column = ReadingNames.of(set.columns().get(c));
                    write(name + "/" + r + "/" + column, set.types().get(c), row.get(c), pack);
                }
            }
        }
    }

    private RefusedException mismatch(int type, WireValue value) {
        String got = value == null ? "no value" : value.getClass().getSimpleName();
        return new RefusedException(
                RefusalCode.TYPE_MISMATCH, label + ": want a value of type " + type + ", got " + got);
    }
}
