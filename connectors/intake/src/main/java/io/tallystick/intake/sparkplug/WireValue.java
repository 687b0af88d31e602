package io.tallystick.intake.sparkplug;

import java.util.List;

/** A metric's value as it is on the wire, before its type says what it means. */
sealed interface WireValue {
    /** {@code int_value}: 0 to 2^32-1. */
    record Int(long bits) implements WireValue {}

    /** {@code long_value}: 64 bits. */
    record Wide(long bits) implements WireValue {}

    record Single(float value) implements WireValue {}

    record Real(double value) implements WireValue {}

    record Bool(boolean value) implements WireValue {}

    record Text(String text) implements WireValue {}

    /** {@code bytes_value}. */
    record Octets(byte[] bytes) implements WireValue {}

    /**
     * {@code dataset_value}.
     *
     * @param types as many as columns
     * @param rows of as many elements each; null for an element without a value
     */
    record DataSet(List<String> columns, List<Integer> types, List<List<WireValue>> rows) implements WireValue {}

    /** {@code template_value} or an extension, which are not looked into. */
    record Opaque(String what) implements WireValue {}
}
