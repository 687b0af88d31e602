package io.tallystick.ledger.senml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tallystick.ledger.senml.Reading.Bool;
import io.tallystick.ledger.senml.Reading.Data;
import io.tallystick.ledger.senml.Reading.Text;
import java.io.IOException;
import java.util.Base64;

/** Reads a SenML pack in JSON (RFC 8428 section 5). */
final class SenmlJson {
    private SenmlJson() {}

    static TimedReadings read(byte[] payload, long issuedAtMillis) throws MalformedReadingsException {
        Resolver resolver = new Resolver(issuedAtMillis);
        JsonInput.read(payload, JsonToken.START_ARRAY, parser -> {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                resolver.add(readRecord(parser));
            }
        });
        return resolver.readings();
    }

    private static SenmlRecord readRecord(JsonParser parser) throws IOException, MalformedReadingsException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedReadingsException(JsonInput.where(parser), "a record", parser.currentToken() + "");
        }
        SenmlRecord senml = new SenmlRecord();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String label = parser.currentName();
            parser.nextToken();
            if (++senml.fields > SenmlLimits.MAX_FIELDS) {
                throw new MalformedReadingsException(
                        JsonInput.where(parser), "at most " + SenmlLimits.MAX_FIELDS + " fields", "more");
            }
            readField(parser, label, senml);
        }
        return senml;
    }

    private static void readField(JsonParser parser, String label, SenmlRecord senml)
            throws IOException, MalformedReadingsException {
        switch (label) {
            case "bn" -> senml.baseName = JsonInput.string(parser, SenmlLimits.MAX_NAME);
            case "bt" -> senml.baseTime = JsonInput.number(parser);
            case "bu" -> senml.baseUnit = JsonInput.string(parser, SenmlLimits.MAX_UNIT);
            case "bv" -> senml.baseValue = JsonInput.number(parser);
            case "bs" -> senml.baseSum = JsonInput.number(parser);
            case "bver" -> senml.baseVersion = JsonInput.number(parser);
            case "n" -> senml.name = JsonInput.string(parser, SenmlLimits.MAX_NAME);
            case "u" -> senml.unit = JsonInput.string(parser, SenmlLimits.MAX_UNIT);
            case "t" -> senml.time = JsonInput.number(parser);
            case "ut" -> JsonInput.number(parser);
            case "s" -> senml.sum = JsonInput.number(parser);
            case "v" -> {
                requireFirstValue(parser, senml);
                senml.number = JsonInput.number(parser);
            }
            case "vs" -> {
                requireFirstValue(parser, senml);
                senml.value = new Text(JsonInput.string(parser, Integer.MAX_VALUE));
            }
            case "vb" -> {
                requireFirstValue(parser, senml);
                senml.value = bool(parser);
            }
            case "vd" -> {
                requireFirstValue(parser, senml);
                senml.value = data(parser);
            }
            default -> skip(parser, label);
        }
    }

    /** Labels that end in an underscore must be understood (RFC 8428 section 4.4); others may be stepped over. */
    private static void skip(JsonParser parser, String label) throws IOException, MalformedReadingsException {
        if (label.endsWith("_")) {
            throw new MalformedReadingsException(
                    JsonInput.where(parser), "no must-understand label that is unknown", label);
        }
        parser.skipChildren();
    }

    private static void requireFirstValue(JsonParser parser, SenmlRecord senml) throws MalformedReadingsException {
        if (senml.hasValue()) {
            throw new MalformedReadingsException(JsonInput.where(parser), "one value in a record", "two");
        }
    }

    private static Bool bool(JsonParser parser) throws MalformedReadingsException {
        if (!parser.currentToken().isBoolean()) {
            throw new MalformedReadingsException(JsonInput.where(parser), "a boolean", parser.currentToken() + "");
        }
        return new Bool(parser.currentToken() == JsonToken.VALUE_TRUE);
    }

    private static Data data(JsonParser parser) throws IOException, MalformedReadingsException {
        String text = JsonInput.string(parser, Integer.MAX_VALUE);
        try {
            return new Data(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new MalformedReadingsException(JsonInput.where(parser), "base64url", e.getMessage());
        }
    }
}
