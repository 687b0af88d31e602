package io.tallystick.quickstart.replay;

import java.util.Objects;

/**
 * One measured value, not yet encoded.
 *
 * @param name what is measured: a SenML name (RFC 8428 section 4.5.1)
 * @param unit a SenML unit, or the empty string for none
 * @param type what the text means
 * @param text the value as it was written; for {@link ReadingType#NUMBER} a JSON number, for {@link ReadingType#BOOLEAN}
 *     {@code true} or {@code false}
 */
public record ReadingValue(String name, String unit, ReadingType type, String text) {
    public ReadingValue {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(text, "text");
    }
}
