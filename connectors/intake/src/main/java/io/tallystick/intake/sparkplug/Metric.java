package io.tallystick.intake.sparkplug;

/**
 * One metric of a payload.
 *
 * @param name null where the payload has an alias only
 * @param alias any 64 bits; null where there is none
 * @param timestamp milliseconds since 1970, unsigned; null where there is none
 * @param type null where the payload leaves it to the birth
 * @param value null where {@code isNull}, or where there is none
 */
record Metric(String name, Long alias, Long timestamp, Integer type, boolean isNull, WireValue value) {
    /** How a message calls it. */
    String label() {
        return name != null ? '"' + name + '"' : "alias " + Long.toUnsignedString(alias == null ? 0 : alias);
    }
}
