package io.tallystick.contracts.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.tallystick.contracts.wording.HostWording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads one JSON object (RFC 8259), strictly: UTF-8, no duplicate names, nothing behind it, bounded. Values are Boolean, Long (a number
 * without fraction and exponent that fits 64 bits), Double (any other number; finite), String, null, List, and maps in order of name.
 */
public final class StrictJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonLimits.MAX_DEPTH)
                    .maxNumberLength(JsonLimits.MAX_NUMBER)
                    .maxStringLength(JsonLimits.MAX_STRING)
                    .build())
            .build();

    private StrictJson() {}

    /**
     * Reads an object.
     *
     * @throws MalformedDocumentException saying what was wanted
     */
    public static SortedMap<String, Object> object(byte[] utf8) throws MalformedDocumentException {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedDocumentException(HostWording.NO_OBJECT);
            }
            SortedMap<String, Object> object = object(parser);
            if (parser.nextToken() != null) {
                throw new MalformedDocumentException(HostWording.NO_END);
            }
            return object;
        } catch (IOException e) {
            throw new MalformedDocumentException(HostWording.NO_JSON, JsonLimits.MAX_DEPTH);
        }
    }

    private static SortedMap<String, Object> object(JsonParser parser) throws IOException, MalformedDocumentException {
        TreeMap<String, Object> members = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = text(parser.currentName());
            parser.nextToken();
            members.put(name, value(parser));
        }
        return Collections.unmodifiableSortedMap(members);
    }

    private static List<Object> array(JsonParser parser) throws IOException, MalformedDocumentException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return Collections.unmodifiableList(items);
    }

    private static Object value(JsonParser parser) throws IOException, MalformedDocumentException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> text(parser.getText());
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> number(parser);
        };
    }

    private static Object number(JsonParser parser) throws IOException, MalformedDocumentException {
        String text = parser.getText();
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException tooLarge) {
                return finite(text);
            }
        }
        return finite(text);
    }

    private static Double finite(String text) throws MalformedDocumentException {
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new MalformedDocumentException(HostWording.NO_DOUBLE, text);
        }
        return value;
    }

    /** A JSON escape can say half of a surrogate pair; UTF-8, in which all of this is kept, cannot. */
    private static String text(String text) throws MalformedDocumentException {
        if (!isWhole(text)) {
            throw new MalformedDocumentException(HostWording.HALF_CHARACTER);
        }
        return text;
    }

    /** Whether a text is one that UTF-8 can say: without halves of surrogate pairs. */
    public static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
