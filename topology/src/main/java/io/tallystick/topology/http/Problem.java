package io.tallystick.topology.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * An answer that is an error: RFC 9457 problem details.
 *
 * @param status the HTTP status, 400 to 599
 * @param title what kind of problem, the same for every occurrence
 * @param detail what was wanted and what was found, for people
 * @param more further members, such as {@code owner}
 */
record Problem(int status, String title, String detail, Map<String, String> more) {
    static final String MEDIA_TYPE = "application/problem+json";

    Problem {
        more = Map.copyOf(more);
    }

    Problem(int status, String title, String detail) {
        this(status, title, detail, Map.of());
    }

    /** Its JSON; without a {@code type}, which RFC 9457 section 4.2.1 reads as {@code about:blank}. */
    String json() {
        ObjectNode json =
                Json.object().put("title", title).put("status", status).put("detail", detail);
        more.forEach(json::put);
        return Json.text(json);
    }
}
