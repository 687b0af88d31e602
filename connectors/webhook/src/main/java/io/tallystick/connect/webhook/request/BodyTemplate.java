package io.tallystick.connect.webhook.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tallystick.connect.webhook.event.CloudEvent;
import io.tallystick.connect.webhook.event.StrictJson;
import io.tallystick.connect.webhook.event.UnconvertibleRecordException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A JSON text with places that an event fills. It is parsed once as JSON, so what it makes is always JSON.
 *
 * <pre>
 * template    = JSON-text whose strings, but not its names, may hold placeholders
 * placeholder = "{{" path *( "|" choice ) "}}"      ; the value as text, inside the string
 *             / "{{{" path "}}}"                    ; the whole string: replaced by the value itself, null if absent
 * path        = part *( "." part )                  ; attributes of the event, "key", or "data" and fields under it
 * choice      = value "=" text                      ; where the value's text is this, put that; value "*" is any other
 * </pre>
 */
public final class BodyTemplate {
    /** UTF-8 bytes of a template, at most. */
    public static final int MAX_BYTES = 65_536;
    /** Placeholders of a template, at most: with the bound of values it bounds the body. */
    public static final int MAX_PLACEHOLDERS = 256;

    /** What a string of the template is made of. */
    private sealed interface Part {}

    private record Fixed(String text) implements Part {}

    private record Hole(Placeholder placeholder) implements Part {}

    private final JsonNode root;
    /** By the text of the string node; texts without a placeholder are not in it. */
    private final Map<String, List<Part>> strings = new HashMap<>();

    private int placeholders;

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if it is too large, not JSON, or a placeholder is not as the grammar says
     */
    public BodyTemplate(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_BYTES) {
            throw new IllegalArgumentException("got a template of " + length + " bytes, want at most " + MAX_BYTES);
        }
        try {
            root = StrictJson.parse(text);
        } catch (UnconvertibleRecordException e) {
            throw new IllegalArgumentException(
                    "the template is not JSON (placeholders go inside strings): " + e.getMessage(), e);
        }
        scan(root);
    }

    private void scan(JsonNode node) {
        if (node.isTextual() && node.textValue().contains("{{")) {
            List<Part> parts = parts(node.textValue());
            placeholders += parts.size();
            if (placeholders > MAX_PLACEHOLDERS) {
                throw new IllegalArgumentException("got more than " + MAX_PLACEHOLDERS + " parts in the template");
            }
            strings.put(node.textValue(), parts);
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (name.contains("{{")) {
                throw new IllegalArgumentException(
                        "got a placeholder in the name \"" + name + "\", want them in values");
            }
        }
        node.forEach(this::scan);
    }

    private static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf("{{", at);
            if (open < 0) {
                parts.add(new Fixed(text.substring(at)));
                break;
            }
            if (open > at) {
                parts.add(new Fixed(text.substring(at, open)));
            }
            boolean whole = text.startsWith("{{{", open);
            String end = whole ? "}}}" : "}}";
            int close = text.indexOf(end, open);
            if (close < 0) {
                throw new IllegalArgumentException(
                        "the placeholder at character " + open + " of \"" + text + "\" has no " + end);
            }
            if (whole && (open > 0 || close + end.length() < text.length())) {
                throw new IllegalArgumentException(
                        "{{{…}}} must be the whole string, got \"" + text + "\"; use {{…}} inside text");
            }
            parts.add(new Hole(Placeholder.parse(text.substring(open + end.length(), close), whole)));
            at = close + end.length();
        }
        return List.copyOf(parts);
    }

    /** Fills the template: a value that is absent is empty text, or null where the whole string is the value. */
    byte[] fill(CloudEvent event, String key) {
        ObjectNode values = HttpBinding.envelope(event);
        if (key != null) {
            values.put("key", key);
        }
        if (event.data() != null) {
            values.set("data", event.data());
        }
        return StrictJson.bytes(filled(root, values));
    }

    private JsonNode filled(JsonNode node, JsonNode values) {
        if (node.isTextual()) {
            List<Part> parts = strings.get(node.textValue());
            return parts == null ? node : filled(parts, values);
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(filled(item, values)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> object.set(field.getKey(), filled(field.getValue(), values)));
            return object;
        }
        return node;
    }

    private static JsonNode filled(List<Part> parts, JsonNode values) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Fixed fixed) {
                text.append(fixed.text());
            } else if (part instanceof Hole hole) {
                if (hole.placeholder().whole()) {
                    return hole.placeholder().value(values);
                }
                text.append(hole.placeholder().text(values));
            }
        }
        return TextNode.valueOf(text.toString());
    }
}
