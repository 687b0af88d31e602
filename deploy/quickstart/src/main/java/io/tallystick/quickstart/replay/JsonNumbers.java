package io.tallystick.quickstart.replay;

/**
 * The number grammar of JSON (RFC 8259 section 6):
 *
 * <pre>number = [ "-" ] ( "0" / digit1-9 *digit ) [ "." 1*digit ] [ ( "e" / "E" ) [ "+" / "-" ] 1*digit ]</pre>
 */
final class JsonNumbers {
    /** Bounds what later readers of the ledger must parse. */
    static final int MAX_CHARACTERS = 64;

    private static final int MAX_EXPONENT_DIGITS = 3;

    private JsonNumbers() {}

    /** Whether the whole text is one number of at most {@link #MAX_CHARACTERS}, its exponent of at most three digits. */
    static boolean isNumber(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return false;
        }
        int at = text.startsWith("-") ? 1 : 0;
        int integerEnd = digits(text, at);
        if (integerEnd == at || (text.charAt(at) == '0' && integerEnd > at + 1)) {
            return false;
        }
        at = integerEnd;
        if (at < text.length() && text.charAt(at) == '.') {
            int fractionEnd = digits(text, at + 1);
            if (fractionEnd == at + 1) {
                return false;
            }
            at = fractionEnd;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            int exponentEnd = digits(text, at);
            if (exponentEnd == at || exponentEnd - at > MAX_EXPONENT_DIGITS) {
                return false;
            }
            at = exponentEnd;
        }
        return at == text.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
