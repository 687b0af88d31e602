package io.tallystick.rules.money;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The currencies that a network knows: those of ISO 4217 and those that its genesis declares. Not changed once made. */
public final class Currencies {
    private final SortedMap<String, Currency> byCode;

    private Currencies(SortedMap<String, Currency> byCode) {
        this.byCode = Collections.unmodifiableSortedMap(byCode);
    }

    /** Those of ISO 4217 only. */
    public static Currencies iso() {
        return with(Collections.emptyList());
    }

    /**
     * Those of ISO 4217 and those declared.
     *
     * @throws IllegalArgumentException one code is declared twice with different digits
     */
    public static Currencies with(Collection<Currency> declared) {
        SortedMap<String, Currency> all = new TreeMap<>();
        for (String code : IsoCurrencies.codes()) {
            all.put(code, Currency.iso(code));
        }
        for (Currency currency : declared) {
            Currency before = all.putIfAbsent(currency.code(), currency);
            if (before != null && !before.equals(currency)) {
                throw new IllegalArgumentException(
                        "currency " + currency.code() + ": want one number of minor digits, got " + before.minorDigits()
                                + " and " + currency.minorDigits());
            }
        }
        return new Currencies(all);
    }

    /** All of them, in the order of their codes. */
    public Collection<Currency> all() {
        return byCode.values();
    }

    /** Whether there is a currency of this code. */
    public boolean knows(String code) {
        return byCode.containsKey(code);
    }

    /**
     * The currency of a code.
     *
     * @throws UnknownCurrencyException there is none
     */
    public Currency get(String code) {
        Currency found = byCode.get(code);
        if (found != null) {
            return found;
        }
        String upper = code.length() <= MoneyLimits.MAX_CODE_CHARS ? asciiUpper(code) : code;
        String hint = byCode.containsKey(upper) ? " (did you mean " + upper + "?)" : "";
        throw new UnknownCurrencyException('"' + MoneyText.shorten(code) + '"', hint);
    }

    private static String asciiUpper(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
        }
        return out.toString();
    }
}
