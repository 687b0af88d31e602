package io.tallystick.topology.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads parameters of requests, every one within its limits. */
final class Parameters {
    /** Longest device name or subject, in bytes of UTF-8: the envelope's own limit. */
    private static final int MAX_NAME_BYTES = 255;

    private static final int MAX_SHOWN = 80;

    private Parameters() {}

    /** A decimal number from {@code least} to 2^63-1. */
    static long number(String text, String name, long least) {
        try {
            long number = text == null ? -1 : Long.parseLong(text);
            if (number >= least && Character.isDigit(text.charAt(0))) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as what is out of range is.
        }
        throw ProblemException.badRequest(
                name + ": want a whole number from " + least + " to " + Long.MAX_VALUE + ", got " + shown(text));
    }

    /** A query parameter given once, 1 to 255 bytes of UTF-8. */
    static String name(Context context, String name) {
        List<String> given = context.queryParams(name);
        if (given.size() != 1) {
            throw ProblemException.badRequest(name + ": want it once, got it " + given.size() + " times; "
                    + "want ?device=…&subject=…&sequence=…");
        }
        int length = given.get(0).getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > MAX_NAME_BYTES) {
            throw ProblemException.badRequest(
                    name + ": want 1 to " + MAX_NAME_BYTES + " bytes of UTF-8, got " + length);
        }
        return given.get(0);
    }

    private static String shown(String text) {
        return text == null ? "none" : "'" + text.substring(0, Math.min(MAX_SHOWN, text.length())) + "'";
    }
}
