package io.tallystick.rules.expr;

import io.tallystick.rules.expr.EvaluationException.Kind;

/**
 * Text as a double: {@code [+-] digits [. digits] [(e|E) [+-] digits]}, digits before or after the point, rounded to the nearest.
 * Narrower than Java's own reading, which also takes hexadecimal, a suffix, spaces and NaN.
 */
final class DecimalText {
    private DecimalText() {}

    static Double toDouble(String text) {
        if (!isDecimal(text)) {
            throw new Failure(Kind.BAD_TEXT, "");
        }
        return NumberFunctions.finite(Double.parseDouble(text));
    }

    private static boolean isDecimal(String text) {
        int at = sign(text, 0);
        int whole = digits(text, at);
        int end = whole;
        boolean some = whole > at;
        if (end < text.length() && text.charAt(end) == '.') {
            end = digits(text, whole + 1);
            some |= end > whole + 1;
        }
        if (some && end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = sign(text, end + 1);
            end = digits(text, exponent);
            some = end > exponent;
        }
        return some && end == text.length();
    }

    private static int sign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at + 1 : at;
    }

    private static int digits(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
