package io.tallystick.ledger.senml;

import java.util.Arrays;

/**
 * One reading, with all base values worked in.
 *
 * @param name 1 to {@link SenmlLimits#MAX_NAME} characters
 * @param unit as in the IANA SenML units registry, or empty where the sender gave none
 * @param timeMicros when it was read, in microseconds since 1970
 */
public record Reading(String name, String unit, Value value, long timeMicros) {
    /** When it was read, in milliseconds since 1970, rounded down. */
    public long timeMillis() {
        return Math.floorDiv(timeMicros, 1000L);
    }

    /** What was read. */
    public sealed interface Value permits Numeric, Text, Bool, Data, Sum {}

    /**
     * A number.
     *
     * @param text the number as the sender wrote it, a valid JSON number; worked out exactly where there is a base value
     * @param value the nearest double
     */
    public record Numeric(String text, double value) implements Value {
        /** A number that came as a finite double: its text is the shortest decimal that reads back as it, made when it is asked for. */
        static Numeric of(double value) {
            return new Numeric(null, value);
        }

        @Override
        public String text() {
            return text == null ? Decimals.text(Decimals.shortest(value)) : text;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Numeric number
                    && number.value == value
                    && number.text().equals(text());
        }

        @Override
        public int hashCode() {
            return Double.hashCode(value);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** A string. */
    public record Text(String text) implements Value {}

    /** A truth value. */
    public record Bool(boolean value) implements Value {}

    /** Bytes. */
    public record Data(byte[] bytes) implements Value {
        public Data {
            bytes = bytes.clone();
        }

        /** A copy. */
        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Data data && Arrays.equals(data.bytes, bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** An integrated sum over time (RFC 8428 section 4.2), text and double as in {@link Numeric}. */
    public record Sum(String text, double value) implements Value {}
}
