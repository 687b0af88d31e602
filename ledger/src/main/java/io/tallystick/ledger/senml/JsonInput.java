package io.tallystick.ledger.senml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/** A JSON parser that is bounded and refuses duplicate keys, on which readers disagree. */
final class JsonInput {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(SenmlLimits.MAX_DEPTH)
                    .maxNumberLength(SenmlLimits.MAX_NUMBER)
                    .maxStringLength(1 << 16)
                    .build())
            .build();

    private JsonInput() {}

    /** What reads one document. */
    interface Body {
        void read(JsonParser parser) throws IOException, MalformedReadingsException;
    }

    /** Parses a document that begins with {@code first} and has nothing after it. */
    static void read(byte[] json, JsonToken first, Body body) throws MalformedReadingsException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            JsonToken got = parser.nextToken();
            if (got != first) {
                throw new MalformedReadingsException("byte 0", first.toString(), String.valueOf(got));
            }
            body.read(parser);
            if (parser.nextToken() != null) {
                throw new MalformedReadingsException(where(parser), "the end", "more");
            }
        } catch (IOException e) {
            throw new MalformedReadingsException("JSON", "a well-formed document", e.getMessage());
        }
    }

    static String where(JsonParser parser) {
        return "byte " + parser.currentTokenLocation().getByteOffset();
    }

    /** The number under the parser, as written. */
    static SenmlRecord.Number number(JsonParser parser) throws IOException, MalformedReadingsException {
        String text = parser.getText();
        java.math.BigDecimal exact = parser.currentToken().isNumeric() ? Decimals.parse(text) : null;
        if (exact == null) {
            throw new MalformedReadingsException(
                    where(parser), "a number of at most " + SenmlLimits.MAX_NUMBER + " characters", text);
        }
        return SenmlRecord.Number.of(text, exact);
    }

    /** The string under the parser. */
    static String string(JsonParser parser, int maxLength) throws IOException, MalformedReadingsException {
        if (parser.currentToken() != JsonToken.VALUE_STRING || parser.getTextLength() > maxLength) {
            throw new MalformedReadingsException(
                    where(parser), "a string of at most " + maxLength + " characters", parser.currentToken() + "");
        }
        return parser.getText();
    }
}
