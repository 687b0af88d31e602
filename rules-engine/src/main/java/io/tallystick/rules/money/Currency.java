package io.tallystick.rules.money;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;

/**
 * A currency: its code and how many decimal digits its smallest unit has. A code of the fixed ISO 4217 table always has that
 * table's digits, so that one code never means two currencies.
 *
 * @param code 3 to 8 characters of A to Z and 0 to 9
 * @param minorDigits 0 to 8
 */
public record Currency(String code, int minorDigits) {
    public Currency {
        requireCode(code);
        if (minorDigits < 0 || minorDigits > MoneyLimits.MAX_MINOR_DIGITS) {
            throw new IllegalArgumentException("currency " + code + ": want 0 to " + MoneyLimits.MAX_MINOR_DIGITS
                    + " minor digits, got " + minorDigits);
        }
        int fixed = IsoCurrencies.minorDigits(code);
        if (fixed >= 0 && fixed != minorDigits) {
            throw new IllegalArgumentException(
                    "currency " + code + ": want " + fixed + " minor digits (ISO 4217), got " + minorDigits);
        }
    }

    /**
     * A currency of the fixed ISO 4217 table.
     *
     * @throws UnknownCurrencyException the table has no such code
     */
    public static Currency iso(String code) {
        requireCode(code);
        int digits = IsoCurrencies.minorDigits(code);
        if (digits < 0) {
            throw new UnknownCurrencyException(code, " (not in the table of ISO 4217)");
        }
        return new Currency(code, digits);
    }

    /** How many of its smallest units make one: a power of ten. */
    public long unitsPerOne() {
        return Wide.powerOfTen(minorDigits);
    }

    public void write(StateWriter out) {
        out.text(code).u8(minorDigits);
    }

    /** Reads what {@link #write} wrote. */
    public static Currency read(StateReader in) {
        int at = in.position();
        try {
            return new Currency(in.text(MoneyLimits.MAX_CODE_CHARS), in.u8());
        } catch (MoneyFormatException | IllegalArgumentException e) {
            throw new MalformedStateException(at, "a currency", e.getMessage());
        }
    }

    @Override
    public String toString() {
        return code;
    }

    private static void requireCode(String code) {
        boolean good = code.length() >= MoneyLimits.MIN_CODE_CHARS && code.length() <= MoneyLimits.MAX_CODE_CHARS;
        for (int i = 0; good && i < code.length(); i++) {
            char c = code.charAt(i);
            good = c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
        if (!good) {
            throw new MoneyFormatException(
                    "currency code", "3 to 8 characters of A to Z and 0 to 9", MoneyText.shorten(code));
        }
    }
}
