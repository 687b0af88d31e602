package io.tallystick.connect.webhook.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tallystick.connect.webhook.event.CloudEvent;
import io.tallystick.connect.webhook.event.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * CloudEvents HTTP binding 1.0.2: section 3.1 (binary mode) and 3.2 (structured mode, in the JSON event format).
 *
 * <pre>
 * header-value = *( unreserved / "%" HEXDIG HEXDIG )   ; section 3.1.3.2: all but %x21, %x23-24, %x26-7E is percent-encoded UTF-8
 * </pre>
 */
final class HttpBinding {
    static final String CONTENT_TYPE = "Content-Type";
    private static final String STRUCTURED_TYPE = "application/cloudevents+json; charset=utf-8";
    private static final String HEX = "0123456789ABCDEF";

    private HttpBinding() {}

    static Content binary(CloudEvent event) {
        Map<String, String> headers = attributeHeaders(event);
        if (event.data() == null) {
            return new Content(headers, new byte[0]);
        }
        headers.put(CONTENT_TYPE, event.contentType());
        return new Content(headers, data(event));
    }

    static Content structured(CloudEvent event) {
        ObjectNode body = envelope(event);
        if (event.data() != null) {
            body.set("data", event.data());
        }
        return new Content(Map.of(CONTENT_TYPE, STRUCTURED_TYPE), StrictJson.bytes(body));
    }

    static Map<String, String> attributeHeaders(CloudEvent event) {
        Map<String, String> headers = new TreeMap<>();
        event.attributes().forEach((name, value) -> {
            if (!name.equals(CloudEvent.CONTENT_TYPE)) {
                headers.put("ce-" + name, encode(value, ""));
            }
        });
        return headers;
    }

    /** The attributes as a JSON object, without the data. */
    static ObjectNode envelope(CloudEvent event) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        event.attributes().forEach(object::put);
        return object;
    }

    private static byte[] data(CloudEvent event) {
        return event.hasJsonData()
                ? StrictJson.bytes(event.data())
                : event.data().textValue().getBytes(StandardCharsets.UTF_8);
    }

    /** Percent-encodes what the binding says, and the characters of {@code also}. */
    static String encode(String value, String also) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean plain = c > 0x20 && c < 0x7f && c != '"' && c != '%' && also.indexOf(c) < 0;
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
            }
        }
        return out.toString();
    }
}
