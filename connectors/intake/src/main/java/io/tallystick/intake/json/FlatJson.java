package io.tallystick.intake.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The single values of a JSON object by their paths: names and list places joined by dots, {@code motor.rpm.0}. */
final class FlatJson {
    /** What the ledger reads, so that the two ways of taking JSON have one bound. */
    private static final int MAX_DEPTH = 16;

    private static final int MAX_NUMBER = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER)
                    .build())
            .build();

    /** What kind of value JSON has. */
    enum Kind {
        NUMBER,
        TEXT,
        BOOLEAN
    }

    /** A value as it was written. */
    record Value(Kind kind, String text) {}

    private final Map<String, Value> values = new HashMap<>();

    private FlatJson() {}

    static FlatJson read(byte[] payload) throws RefusedException {
        FlatJson flat = new FlatJson();
        try (JsonParser parser = FACTORY.createParser(payload)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new RefusedException(RefusalCode.MALFORMED, "want a JSON object, got " + parser.currentToken());
            }
            flat.children(parser, "");
            if (parser.nextToken() != null) {
                throw new RefusedException(RefusalCode.MALFORMED, "want one JSON object, got more after it");
            }
        } catch (IOException e) {
            throw new RefusedException(
                    RefusalCode.MALFORMED, "want well-formed JSON, got: " + IntakeLimits.shown(e.getMessage()));
        }
        return flat;
    }

    /** The value at a path; null where there is none, or null, or an object or list. */
    Value value(String path) {
        return values.get(path);
    }

    private void children(JsonParser parser, String prefix) throws IOException, RefusedException {
        boolean list = parser.currentToken() == JsonToken.START_ARRAY;
        JsonToken end = list ? JsonToken.END_ARRAY : JsonToken.END_OBJECT;
        for (int i = 0; parser.nextToken() != end; i++) {
            String path = prefix + (list ? Integer.toString(i) : parser.currentName());
            if (!list) {
                parser.nextToken();
            }
            if (parser.currentToken().isStructStart()) {
                children(parser, path + '.');
            } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
                put(path, new Value(kind(parser.currentToken()), parser.getText()));
            }
        }
    }

    private void put(String path, Value value) throws RefusedException {
        if (values.size() == IntakeLimits.MAX_READINGS) {
            throw new RefusedException(
                    RefusalCode.TOO_MANY_READINGS, "want at most " + IntakeLimits.MAX_READINGS + " values, got more");
        }
        if (values.putIfAbsent(path, value) != null) {
            throw new RefusedException(
                    RefusalCode.MALFORMED, "want each path once, got " + IntakeLimits.shown(path) + " again");
        }
    }

    private static Kind kind(JsonToken token) {
        return token.isNumeric() ? Kind.NUMBER : token == JsonToken.VALUE_STRING ? Kind.TEXT : Kind.BOOLEAN;
    }
}
