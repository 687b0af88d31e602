package io.tallystick.ledger.senml;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Builds a SenML pack in JSON (RFC 8428 section 5). Numbers go in as text and stay as written. Not thread safe.
 */
public final class SenmlWriter {
    private final StringBuilder pack = new StringBuilder("[");
    private final String baseName;
    private int records;

    /**
     * @param baseName is put before every name; may be empty
     */
    public SenmlWriter(String baseName) {
        this.baseName = baseName;
    }

    /**
     * Adds a number.
     *
     * @param unit as in the IANA registry, or empty for none
     * @param number a JSON number of at most 64 characters, kept as written
     * @param time when it was read, to the microsecond; null for the envelope's own time
     * @throws IllegalArgumentException if the name or number is not valid or the pack is full
     */
    public SenmlWriter number(String name, String unit, String number, Instant time) {
        if (Decimals.parse(number) == null) {
            throw new IllegalArgumentException("value of " + name + ": want a JSON number, got \"" + number + '"');
        }
        return add(name, unit, "\"v\":" + number, time);
    }

    /** Adds a string; the rest as for {@link #number}. */
    public SenmlWriter text(String name, String text, Instant time) {
        return add(name, "", "\"vs\":" + quote(text), time);
    }

    /** Adds a truth value; the rest as for {@link #number}. */
    public SenmlWriter bool(String name, boolean value, Instant time) {
        return add(name, "", "\"vb\":" + value, time);
    }

    /** How many records were added: 0 to 1,024. */
    public int size() {
        return records;
    }

    /** The pack, in UTF-8. */
    public byte[] toByteArray() {
        return (pack + "]").getBytes(StandardCharsets.UTF_8);
    }

    private SenmlWriter add(String name, String unit, String value, Instant time) {
        try {
            Names.require("record " + records, baseName + name);
        } catch (MalformedReadingsException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (records == SenmlLimits.MAX_RECORDS || unit.length() > SenmlLimits.MAX_UNIT) {
            throw new IllegalArgumentException("record " + records + ": want at most " + SenmlLimits.MAX_RECORDS
                    + " records and a unit of at most " + SenmlLimits.MAX_UNIT + " characters");
        }
        pack.append(records == 0 ? "{" : ",{");
        if (records++ == 0 && !baseName.isEmpty()) {
            pack.append("\"bn\":").append(quote(baseName)).append(',');
        }
        if (!name.isEmpty()) {
            pack.append("\"n\":").append(quote(name)).append(',');
        }
        if (!unit.isEmpty()) {
            pack.append("\"u\":").append(quote(unit)).append(',');
        }
        if (time != null) {
            pack.append("\"t\":").append(seconds(time)).append(',');
        }
        pack.append(value).append('}');
        return this;
    }

    private static String seconds(Instant time) {
        long micros = Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1000);
        if (micros < SenmlLimits.ABSOLUTE_FROM_SECONDS * 1_000_000) {
            throw new IllegalArgumentException(
                    "time: want one after 1978-07-04, since SenML takes smaller ones as relative, got " + time);
        }
        BigDecimal seconds = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return seconds.toPlainString();
    }

    private static String quote(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
