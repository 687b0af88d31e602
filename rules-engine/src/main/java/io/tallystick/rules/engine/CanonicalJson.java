package io.tallystick.rules.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one form of RFC 8785: names sorted by UTF-16 units, numbers as ECMAScript prints them, no spaces. Integers beyond
 * 2^53 - 1, which that form cannot say, become strings; so do amounts, decimals, times and durations.
 */
final class CanonicalJson {
    private static final long MAX_SAFE = (1L << 53) - 1;
    private static final int MAX_DIGITS = 17;
    private static final int PLAIN_BELOW_EXPONENT = 21;
    private static final int PLAIN_FROM_EXPONENT = -6;

    private CanonicalJson() {}

    static String of(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Long number && Math.abs(number) <= MAX_SAFE) {
            out.append(number.longValue());
        } else if (value instanceof Double number) {
            out.append(number(number));
        } else if (value instanceof List<?> list) {
            char before = '[';
            for (Object element : list) {
                out.append(before);
                write(element, out);
                before = ',';
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Map<?, ?> map) {
            char before = '{';
            for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
                out.append(before);
                string((String) entry.getKey(), out);
                out.append(':');
                write(entry.getValue(), out);
                before = ',';
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else {
            string(value.toString(), out);
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int escape = "\"\\\b\f\n\r\t".indexOf(c);
            if (escape >= 0) {
                out.append('\\').append("\"\\bfnrt".charAt(escape));
            } else if (c < ' ') {
                out.append("\\u00").append(c < 16 ? "0" : "").append(Integer.toHexString(c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /**
     * A finite double with the fewest digits that mean it, as ECMAScript's Number::toString. Found by trying: the digits that the JDK
     * prints are not always the fewest, and differ between its versions.
     */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shortest = exact;
        for (int digits = 1; digits <= MAX_DIGITS; digits++) {
            shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shortest.doubleValue() == value) {
                break;
            }
        }
        shortest = shortest.stripTrailingZeros();
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - shortest.scale();
        return (value < 0 ? "-" : "") + place(digits, exponent);
    }

    /** The value is 0.digits times ten to the exponent. */
    private static String place(String digits, int exponent) {
        int length = digits.length();
        if (length <= exponent && exponent <= PLAIN_BELOW_EXPONENT) {
            return digits + "0".repeat(exponent - length);
        }
        if (0 < exponent && exponent <= PLAIN_BELOW_EXPONENT) {
            return digits.substring(0, exponent) + "." + digits.substring(exponent);
        }
        if (PLAIN_FROM_EXPONENT < exponent && exponent <= 0) {
            return "0." + "0".repeat(-exponent) + digits;
        }
        int power = exponent - 1;
        String point = length == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return point + "e" + (power < 0 ? "-" : "+") + Math.abs(power);
    }
}
