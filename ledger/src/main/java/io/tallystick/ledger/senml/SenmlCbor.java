package io.tallystick.ledger.senml;

import io.tallystick.ledger.cbor.CborReader;
import io.tallystick.ledger.cbor.CborType;
import io.tallystick.ledger.cbor.MalformedCborException;
import io.tallystick.ledger.senml.Reading.Bool;
import io.tallystick.ledger.senml.Reading.Data;
import io.tallystick.ledger.senml.Reading.Text;
import io.tallystick.ledger.senml.SenmlRecord.Number;
import java.math.BigDecimal;

/** Reads a SenML pack in CBOR (RFC 8428 section 6), in any encoding: packs of real devices are seldom deterministic. */
final class SenmlCbor {
    private static final int FIRST_LABEL = -6;
    private static final int LAST_LABEL = 8;

    private SenmlCbor() {}

    static TimedReadings read(byte[] payload, long issuedAtMillis) throws MalformedReadingsException {
        Resolver resolver = new Resolver(issuedAtMillis);
        CborReader reader = CborReader.lenient(payload);
        try {
            for (int records = reader.readArray(); reader.hasMore(records); records--) {
                resolver.add(readRecord(reader));
            }
            reader.requireEnd();
        } catch (MalformedCborException e) {
            throw new MalformedReadingsException("byte " + e.offset(), e.want(), e.got());
        }
        return resolver.readings();
    }

    private static SenmlRecord readRecord(CborReader reader) throws MalformedCborException, MalformedReadingsException {
        SenmlRecord senml = new SenmlRecord();
        int seen = 0;
        for (int pairs = reader.readMap(); reader.hasMore(pairs); pairs--) {
            if (++senml.fields > SenmlLimits.MAX_FIELDS) {
                throw new MalformedReadingsException(
                        where(reader), "at most " + SenmlLimits.MAX_FIELDS + " fields", "more");
            }
            if (reader.peek() == CborType.TEXT) {
                skip(reader, reader.readText());
                continue;
            }
            int at = reader.position();
            long label = reader.readInteger();
            int bit = label >= FIRST_LABEL && label <= LAST_LABEL ? 1 << (label - FIRST_LABEL) : 0;
            if ((seen & bit) != 0) {
                throw new MalformedReadingsException(where(at), "no label twice", "another " + label);
            }
            seen |= bit;
            readField(reader, label, senml);
        }
        return senml;
    }

    private static void readField(CborReader reader, long label, SenmlRecord senml)
            throws MalformedCborException, MalformedReadingsException {
        boolean known = label >= FIRST_LABEL && label <= LAST_LABEL;
        switch (known ? (int) label : Integer.MAX_VALUE) {
            case -2 -> senml.baseName = string(reader, SenmlLimits.MAX_NAME);
            case -3 -> senml.baseTime = number(reader);
            case -4 -> senml.baseUnit = string(reader, SenmlLimits.MAX_UNIT);
            case -5 -> senml.baseValue = number(reader);
            case -6 -> senml.baseSum = number(reader);
            case -1 -> senml.baseVersion = number(reader);
            case 0 -> senml.name = string(reader, SenmlLimits.MAX_NAME);
            case 1 -> senml.unit = string(reader, SenmlLimits.MAX_UNIT);
            case 2 -> {
                requireFirstValue(reader, senml);
                senml.number = number(reader);
            }
            case 3 -> {
                requireFirstValue(reader, senml);
                senml.value = new Text(reader.readText());
            }
            case 4 -> {
                requireFirstValue(reader, senml);
                senml.value = new Bool(reader.readBoolean());
            }
            case 5 -> senml.sum = number(reader);
            case 6 -> senml.time = number(reader);
            case 7 -> number(reader);
            case 8 -> {
                requireFirstValue(reader, senml);
                senml.value = new Data(reader.readBytes());
            }
            default -> reader.skip();
        }
    }

    private static void skip(CborReader reader, String label)
            throws MalformedCborException, MalformedReadingsException {
        if (label.endsWith("_")) {
            throw new MalformedReadingsException(where(reader), "no must-understand label that is unknown", label);
        }
        reader.skip();
    }

    private static Number number(CborReader reader) throws MalformedCborException, MalformedReadingsException {
        if (reader.peek() == CborType.TAG) {
            return decimalFraction(reader);
        }
        if (reader.peek() != CborType.FLOAT) {
            return Number.of(BigDecimal.valueOf(reader.readInteger()));
        }
        int at = reader.position();
        double value = reader.readFloat();
        if (!Double.isFinite(value)) {
            throw new MalformedReadingsException(where(at), "a finite number", value + "");
        }
        return Number.of(value);
    }

    /** Tag 4 of [exponent, mantissa] (RFC 8949 section 3.4.4). */
    private static Number decimalFraction(CborReader reader) throws MalformedCborException, MalformedReadingsException {
        int at = reader.position();
        boolean shaped = reader.readTag() == 4 && reader.readArray() == 2;
        long exponent = shaped ? reader.readInteger() : Long.MAX_VALUE;
        if (Math.abs(exponent) > SenmlLimits.MAX_EXPONENT) {
            throw new MalformedReadingsException(
                    where(at),
                    "a number, or a decimal fraction of at most " + SenmlLimits.MAX_EXPONENT + " places",
                    "another");
        }
        BigDecimal value = BigDecimal.valueOf(reader.readInteger(), (int) -exponent);
        return Number.of(value);
    }

    private static String string(CborReader reader, int maxLength)
            throws MalformedCborException, MalformedReadingsException {
        int at = reader.position();
        String text = reader.readText();
        if (text.length() > maxLength) {
            throw new MalformedReadingsException(where(at), "at most " + maxLength + " characters", text.length() + "");
        }
        return text;
    }

    private static void requireFirstValue(CborReader reader, SenmlRecord senml) throws MalformedReadingsException {
        if (senml.hasValue()) {
            throw new MalformedReadingsException(where(reader), "one value in a record", "two");
        }
    }

    private static String where(CborReader reader) {
        return where(reader.position());
    }

    private static String where(int position) {
        return "byte " + position;
    }
}
