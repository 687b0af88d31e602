package io.tallystick.connect.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer that is an error: RFC 9457 problem details.
 *
 * @param status the HTTP status, 400 to 599
 * @param title what kind of problem, the same for every occurrence
 * @param detail what was wanted and what was found, for people
 * @param headers further headers, such as {@code Retry-After}
 */
record Problem(int status, String title, String detail, Map<String, String> headers) {
    static final String MEDIA_TYPE = "application/problem+json";

    Problem {
        headers = Map.copyOf(headers);
    }

    Problem(int status, String title, String detail) {
        this(status, title, detail, Map.of());
    }

    /** The same with one more header. */
    Problem header(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value.toString());
        return new Problem(status, title, detail, more);
    }

    /** Its members; without a {@code type}, which RFC 9457 section 4.2.1 reads as {@code about:blank}. */
    ObjectNode json() {
        return Json.object().put("title", title).put("status", status).put("detail", detail);
    }
}
