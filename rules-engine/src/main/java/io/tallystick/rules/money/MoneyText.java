package io.tallystick.rules.money;

/**
 * Amounts and decimals as text.
 *
 * <pre>
 * money   = code SP number      the number with exactly the currency's minor digits
 * decimal = number              with at most 12 digits after the point
 * number  = [-] ("0" | 1-9 *DIGIT) ["." 1*DIGIT]        never "-0", never a plus sign
 * </pre>
 */
final class MoneyText {
    private static final int SHOWN = 48;
    private static final String NUMBER = "digits such as 0, 12 or -12.50";

    private MoneyText() {}

    /** A number with exactly so many digits after the point. */
    static String print(long unscaled, int scale) {
        String digits = Long.toString(unscaled);
        if (scale == 0) {
            return digits;
        }
        boolean minus = unscaled < 0;
        StringBuilder out = new StringBuilder(minus ? digits.substring(1) : digits);
        while (out.length() <= scale) {
            out.insert(0, '0');
        }
        out.insert(out.length() - scale, '.');
        return (minus ? "-" : "") + out;
    }

    static Decimal parseDecimal(String text) {
        int scale = scale("decimal", text, MoneyLimits.MAX_DECIMAL_CHARS);
        if (scale > MoneyLimits.MAX_DECIMAL_SCALE) {
            throw new MoneyFormatException(
                    "decimal", "at most " + MoneyLimits.MAX_DECIMAL_SCALE + " digits after the point", text);
        }
        return Decimal.of(unscaled("decimal", text), scale);
    }

    static Money parseMoney(String text, Currencies currencies) {
        int space = text.indexOf(' ');
        if (space < 0 || text.length() > MoneyLimits.MAX_MONEY_CHARS) {
            throw new MoneyFormatException(
                    "money", "a currency, a space and a number, as in EUR 1000.00", shorten(text));
        }
        Currency currency = currencies.get(text.substring(0, space));
        String number = text.substring(space + 1);
        int scale = scale("money", number, MoneyLimits.MAX_DECIMAL_CHARS);
        if (scale != currency.minorDigits()) {
            throw new MoneyFormatException(
                    "money",
                    "exactly " + currency.minorDigits() + " digits after the point for " + currency + ", as in "
                            + currency + " " + print(currency.unitsPerOne(), currency.minorDigits()),
                    text);
        }
        return new Money(unscaled("money", number), currency);
    }

    /** At most so much of a text as an error may show. */
    static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "... (" + text.length() + " characters)";
    }

    /** Checks the form; gives the digits after the point. */
    private static int scale(String what, String text, int mostChars) {
        int length = text.length();
        int start = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? length : point;
        boolean good = length <= mostChars
                && end > start
                && (text.charAt(start) != '0' || end == start + 1)
                && (point < 0 || point < length - 1);
        boolean zero = true;
        for (int i = start; good && i < length; i++) {
            char c = text.charAt(i);
            good = i == point || c >= '0' && c <= '9';
            zero &= i == point || c == '0';
        }
        if (!good || start == 1 && zero) {
            throw new MoneyFormatException(what, NUMBER, shorten(text));
        }
        return point < 0 ? 0 : length - point - 1;
    }

    private static long unscaled(String what, String number) {
        try {
            return Long.parseLong(number.replace(".", ""));
        } catch (NumberFormatException e) {
            throw new MoneyFormatException(what, "a number that fits 64 bits without its point", number);
        }
    }
}
