package io.tallystick.quickstart.send;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.senml.SenmlWriter;
import io.tallystick.quickstart.fleet.PayloadKind;
import io.tallystick.quickstart.fleet.TimedReading;
import io.tallystick.quickstart.replay.ReadingValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Encodes readings as an envelope's payload. Numbers keep the value that was written, to the last digit. */
public final class Payloads {
    /** SenML labels in CBOR (RFC 8428 section 6, table 4). */
    private static final int NAME = 0;

    private static final int UNIT = 1;
    private static final int VALUE = 2;
    private static final int STRING_VALUE = 3;
    private static final int BOOLEAN_VALUE = 4;
    private static final int TIME = 6;

    /** CBOR tag of a decimal fraction (RFC 8949 section 3.4.4). */
    private static final int DECIMAL_FRACTION = 4;

    private static final int BYTES_OF_A_RECORD = 48;
    private static final int MILLIS = 3;

    private Payloads() {}

    /** What the envelope's content type header says of such a payload. */
    public static ContentType contentType(PayloadKind kind) {
        return switch (kind) {
            case SENML_JSON -> ContentType.SENML_JSON;
            case SENML_CBOR -> ContentType.SENML_CBOR;
            case JSON -> ContentType.JSON;
        };
    }

    /**
     * The payload.
     *
     * @param readings at least one; for {@link PayloadKind#JSON} one object, in which a later reading of the same name wins
     * @throws IllegalArgumentException if a name or number is not one of SenML
     */
    public static byte[] encode(PayloadKind kind, List<TimedReading> readings) {
        return switch (kind) {
            case SENML_JSON -> senmlJson(readings);
            case SENML_CBOR -> senmlCbor(readings);
            case JSON -> json(readings);
        };
    }

    private static byte[] senmlJson(List<TimedReading> readings) {
        SenmlWriter pack = new SenmlWriter("");
        for (TimedReading reading : readings) {
            ReadingValue value = reading.value();
            switch (value.type()) {
                case NUMBER -> pack.number(value.name(), value.unit(), value.text(), reading.time());
                case TEXT -> pack.text(value.name(), value.text(), reading.time());
                case BOOLEAN -> pack.bool(value.name(), Boolean.parseBoolean(value.text()), reading.time());
            }
        }
        return pack.toByteArray();
    }

    private static byte[] senmlCbor(List<TimedReading> readings) {
        CborWriter pack = new CborWriter(16 + readings.size() * BYTES_OF_A_RECORD).array(readings.size());
        for (TimedReading reading : readings) {
            ReadingValue value = reading.value();
            pack.map(value.unit().isEmpty() ? 3 : 4);
            pack.integer(NAME).text(value.name());
            if (!value.unit().isEmpty()) {
                pack.integer(UNIT).text(value.unit());
            }
            switch (value.type()) {
                case NUMBER -> number(pack.integer(VALUE), new BigDecimal(value.text()));
                case TEXT -> pack.integer(STRING_VALUE).text(value.text());
                case BOOLEAN -> pack.integer(BOOLEAN_VALUE).bool(Boolean.parseBoolean(value.text()));
            }
            number(pack.integer(TIME), seconds(reading.time()));
        }
        return pack.toByteArray();
    }

    /** Whole numbers as integers, others as decimal fractions: a binary float would not be what the sensor said. */
    private static void number(CborWriter out, BigDecimal value) {
        if (value.scale() <= 0) {
            out.integer(value.longValueExact());
            return;
        }
        BigInteger mantissa = value.unscaledValue();
        out.tag(DECIMAL_FRACTION).array(2).integer(-value.scale()).integer(mantissa.longValueExact());
    }

    private static byte[] json(List<TimedReading> readings) {
        StringBuilder object = new StringBuilder("{\"time\":");
        object.append(quote(readings.get(readings.size() - 1).time().toString()));
        for (TimedReading reading : readings) {
            ReadingValue value = reading.value();
            object.append(',').append(quote(value.name())).append(':');
            object.append(
                    switch (value.type()) {
                        case NUMBER, BOOLEAN -> value.text();
                        case TEXT -> quote(value.text());
                    });
        }
        return object.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static BigDecimal seconds(Instant time) {
        BigDecimal seconds = BigDecimal.valueOf(time.toEpochMilli(), MILLIS).stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }

    private static String quote(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
