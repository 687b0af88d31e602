package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.contracts.json.MalformedDocumentException;
import io.tallystick.contracts.json.StrictJson;
import io.tallystick.ledger.entry.EventEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The payloads of documents: JSON objects with a member {@code document}, their type. */
final class DocumentJson {
    private static final String TYPE = "document";

    private DocumentJson() {}

    /** A document of NAME=VALUE arguments. */
    static byte[] of(String type, List<String> arguments) {
        Map<String, Object> object = Json.object(TYPE, type);
        for (String text : arguments) {
            ReadingArgument argument = ReadingArgument.parse(text);
            if (object.putIfAbsent(argument.name(), argument.documentValue()) != null) {
                throw new CliException(
                        Exit.USAGE,
                        "\"" + text + "\": "
                                + (argument.name().equals(TYPE)
                                        ? "the document's type is what --document says"
                                        : "its name was given before"));
            }
        }
        return bytes(object);
    }

    /** A document with these members; those without a value, or that are empty, are left out. */
    static byte[] of(Map<String, Object> members) {
        members.values()
                .removeIf(value -> value == null
                        || value instanceof Map<?, ?> map && map.isEmpty()
                        || value instanceof List<?> list && list.isEmpty());
        return bytes(members);
    }

    /**
     * A whole object out of a file.
     *
     * @param type what its member {@code document} must be, or null
     */
    static byte[] ofFile(Path file, String type) throws IOException {
        byte[] payload = Inputs.read(file, EventEntry.MAX_ENVELOPE_BYTES);
        try {
            Object own = StrictJson.object(payload).get(TYPE);
            if (type != null && !type.equals(own)) {
                throw new CliException(
                        Exit.USAGE,
                        file + ": want \"document\": \"" + type + "\", as --document says, got "
                                + (own == null ? "none" : Json.line(own)));
            }
        } catch (MalformedDocumentException e) {
            throw new CliException(Exit.USAGE, file + ": want a JSON object: " + e.getMessage(), e);
        }
        return payload;
    }

    private static byte[] bytes(Map<String, Object> object) {
        return Json.line(object).getBytes(StandardCharsets.UTF_8);
    }
}
