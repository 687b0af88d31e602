package io.tallystick.connect.webhook.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A CloudEvent (CloudEvents 1.0, sections 2 and 3).
 *
 * @param attributes by name, in the canonical text form of their types: {@code id}, {@code source}, {@code specversion} and
 *     {@code type} are there and not empty, and {@code specversion} is 1.0
 * @param data the data; null when there is none. Of a media type that is not JSON it is a string node
 */
public record CloudEvent(SortedMap<String, String> attributes, JsonNode data) {
    /** The attributes that every event has, section 3.1. */
    public static final List<String> REQUIRED = List.of("id", "source", "specversion", "type");
    /** The attribute with the media type of the data. */
    public static final String CONTENT_TYPE = "datacontenttype";
    /** Attributes of an event, at most: those of the specification are 8, ours 2 more. */
    public static final int MAX_ATTRIBUTES = 64;
    /** Characters of an attribute's value, at most: each becomes a header, and servers take 8 KiB of those together. */
    public static final int MAX_VALUE_CHARS = 2_048;

    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,64}");
    private static final Pattern JSON = Pattern.compile("(?i)[^;]*[/+]json\\s*(;.*)?");

    /** @throws UnconvertibleRecordException if an attribute is missing, too long, or has a name that the specification forbids */
    public CloudEvent {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        for (String name : REQUIRED) {
            if (attributes.getOrDefault(name, "").isEmpty()) {
                throw new UnconvertibleRecordException(
                        "the attribute '" + name + "' of the CloudEvent is empty or missing");
            }
        }
        if (!attributes.get("specversion").equals("1.0")) {
            throw new UnconvertibleRecordException(
                    "got CloudEvents version '" + attributes.get("specversion") + "', want 1.0");
        }
        if (attributes.size() > MAX_ATTRIBUTES) {
            throw new UnconvertibleRecordException(
                    "got " + attributes.size() + " attributes of a CloudEvent, want at most " + MAX_ATTRIBUTES);
        }
        attributes.forEach(CloudEvent::check);
    }

    private static void check(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new UnconvertibleRecordException(
                    "got the CloudEvents attribute '" + name + "', want a name of 1 to 64 characters of a-z and 0-9");
        }
        if (value.length() > MAX_VALUE_CHARS) {
            throw new UnconvertibleRecordException("the CloudEvents attribute '" + name + "' has " + value.length()
                    + " characters, want at most " + MAX_VALUE_CHARS);
        }
    }

    /** The identity of the event: for records of a ledger the effect id. */
    public String id() {
        return attributes.get("id");
    }

    /** The media type of the data; JSON where no attribute says another (JSON event format, section 3.1). */
    public String contentType() {
        return attributes.getOrDefault(CONTENT_TYPE, "application/json");
    }

    /** Whether the data is JSON by its media type. */
    public boolean hasJsonData() {
        return isJson(contentType());
    }

    /** Whether a media type is JSON: its subtype is {@code json} or ends in {@code +json}. */
    public static boolean isJson(String mediaType) {
        return JSON.matcher(mediaType).matches();
    }
}
