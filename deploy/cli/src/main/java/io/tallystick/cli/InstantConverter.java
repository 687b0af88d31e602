package io.tallystick.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Points in time such as 2026-01-31T12:00:00Z, of the years 1970 to 9999, which is what an envelope can hold. */
final class InstantConverter implements ITypeConverter<Instant> {
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    @Override
    public Instant convert(String text) {
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(END)) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException(
                "want a time of the years 1970 to 9999, such as 2026-01-31T12:00:00Z, got \"" + text + "\"");
    }
}
