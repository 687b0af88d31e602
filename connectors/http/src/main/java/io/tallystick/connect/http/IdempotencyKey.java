package io.tallystick.connect.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of draft-ietf-httpapi-idempotency-key-header: a string of RFC 8941 section 3.3.3. Keys without quotes are taken as well,
 * since most clients send them so.
 */
final class IdempotencyKey {
    static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY =
            Pattern.compile("\"([\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]+)\"|([A-Za-z0-9._~:/+=-]+)");

    private IdempotencyKey() {}

    /**
     * The key of a request; null where it has none.
     *
     * @param header or null
     * @throws ProblemException 400
     */
    static String of(String header) {
        if (header == null) {
            return null;
        }
        Matcher matcher = KEY.matcher(header.strip());
        if (header.length() > HttpLimits.MAX_KEY + 2 || !matcher.matches()) {
            throw ProblemException.badRequest(HEADER + ": want 1 to " + HttpLimits.MAX_KEY
                    + " printable characters of ASCII in quotes, without \" and \\, got " + Shown.text(header));
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }
}
