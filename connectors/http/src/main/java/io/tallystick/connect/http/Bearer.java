package io.tallystick.connect.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a request for its bearer token (RFC 6750 section 2.1). */
final class Bearer {
    private static final Pattern CREDENTIALS =
            Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/-]{1," + HttpLimits.MAX_TOKEN + "}=*)");

    private static final String CHALLENGE = "Bearer realm=\"tallystick\"";

    private Bearer() {}

    /**
     * Whose token the request has.
     *
     * @param header Authorization, or null
     * @throws ProblemException 401
     */
    static Sender require(String header, Tokens tokens) {
        if (header == null) {
            throw refused("want Authorization: Bearer TOKEN, got no Authorization", CHALLENGE);
        }
        Matcher credentials = CREDENTIALS.matcher(header);
        if (!credentials.matches()) {
            throw refused("want Authorization: Bearer TOKEN, got another form", CHALLENGE);
        }
        return tokens.sender(credentials.group(1))
                .orElseThrow(() -> refused(
                        "want the token of a sender, got one that is nobody's",
                        CHALLENGE + ", error=\"invalid_token\""));
    }

    private static ProblemException refused(String detail, String challenge) {
        return new ProblemException(
                new Problem(401, "Readings are taken with a token only", detail).header("WWW-Authenticate", challenge));
    }
}
