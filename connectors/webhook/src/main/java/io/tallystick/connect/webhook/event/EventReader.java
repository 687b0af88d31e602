package io.tallystick.connect.webhook.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes CloudEvents of Kafka records, as the CloudEvents Kafka binding 1.0 says: binary mode (section 3.2: {@code ce_}
 * headers) and structured mode (section 3.3: content type {@code application/cloudevents+json}). A record of neither becomes an
 * event by {@link EventDefaults}.
 */
public final class EventReader {
    private static final String PREFIX = "ce_";
    private static final String HEADER_CONTENT_TYPE = "content-type";
    private static final String STRUCTURED = "application/cloudevents";
    private static final String AVRO = "application/avro";
    private static final String JSON = "application/json";

    private final EventDefaults defaults;

    public EventReader(EventDefaults defaults) {
        this.defaults = defaults;
    }

    /**
     * Makes the event of one record.
     *
     * @param headers the record's headers as text, by name; the last one counts where a name is there twice
     * @param value what the record's converter gave: a JSON value, or a text that is one, or, where the header
     *     {@code content-type} names another media type, any text; null for a tombstone
     * @param place where the record lies, {@code <topic>/<partition>/<offset>}
     * @param key the record's key as text; null when it has none
     * @throws UnconvertibleRecordException if the value is not what the headers say, or an attribute may not be so
     */
    public CloudEvent read(Map<String, String> headers, JsonNode value, String place, String key) {
        String contentType = headers.getOrDefault(HEADER_CONTENT_TYPE, JSON);
        if (contentType.startsWith(STRUCTURED)) {
            return structured(contentType, json(value));
        }
        // A converter took the framing off: what is sent on is JSON.
        String sent = contentType.startsWith(AVRO) ? JSON : contentType;
        JsonNode data = CloudEvent.isJson(sent) ? json(value) : text(sent, value);
        SortedMap<String, String> attributes = new TreeMap<>();
        headers.forEach((name, text) -> {
            if (name.startsWith(PREFIX) && !text.isEmpty()) {
                attributes.put(name.substring(PREFIX.length()), text);
            }
        });
        attributes.putIfAbsent("specversion", "1.0");
        attributes.putIfAbsent("source", defaults.source());
        attributes.putIfAbsent("type", defaults.type());
        attributes.putIfAbsent("id", identity(data, place));
        if (key != null && !key.isEmpty() && key.length() <= CloudEvent.MAX_VALUE_CHARS) {
            attributes.putIfAbsent("subject", key);
        }
        if (data == null) {
            attributes.remove(CloudEvent.CONTENT_TYPE);
        } else {
            attributes.put(CloudEvent.CONTENT_TYPE, sent);
        }
        return new CloudEvent(attributes, data);
    }

    private String identity(JsonNode data, String place) {
        JsonNode field = data == null ? null : data.get(defaults.idField());
        return field == null
                        || !field.isValueNode()
                        || field.isNull()
                        || field.asText().isEmpty()
                ? place
                : field.asText();
    }

    private static CloudEvent structured(String contentType, JsonNode event) {
        if (!CloudEvent.isJson(contentType)) {
            throw new UnconvertibleRecordException(
                    "got a CloudEvent in the format " + contentType + ", want " + STRUCTURED + "+json");
        }
        if (event == null || !event.isObject()) {
            throw new UnconvertibleRecordException("want a JSON object as structured CloudEvent, got "
                    + (event == null ? "no value" : event.getNodeType()));
        }
        if (event.has("data_base64")) {
            throw new UnconvertibleRecordException("got a CloudEvent with data_base64, want data as JSON or text");
        }
        SortedMap<String, String> attributes = new TreeMap<>();
        event.properties().forEach(field -> {
            if (!field.getKey().equals("data") && !field.getValue().isNull()) {
                if (!field.getValue().isValueNode()) {
                    throw new UnconvertibleRecordException(
                            "the attribute '" + field.getKey() + "' of the CloudEvent is no text, number or boolean");
                }
                attributes.put(field.getKey(), field.getValue().asText());
            }
        });
        CloudEvent read = new CloudEvent(attributes, event.get("data"));
        if (!read.hasJsonData() && read.data() != null && !read.data().isTextual()) {
            throw new UnconvertibleRecordException("the data of a CloudEvent of media type " + read.contentType()
                    + " is a JSON " + read.data().getNodeType() + ", want a string");
        }
        return read;
    }

    private static JsonNode json(JsonNode value) {
        return value != null && value.isTextual() ? StrictJson.parse(value.textValue()) : value;
    }

    private static JsonNode text(String contentType, JsonNode value) {
        if (value == null || value.isTextual()) {
            return value;
        }
        throw new UnconvertibleRecordException("the header content-type is " + contentType
                + ", but the value is a JSON " + value.getNodeType() + ", want text");
    }
}
