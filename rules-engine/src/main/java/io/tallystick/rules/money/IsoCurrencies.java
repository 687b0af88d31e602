package io.tallystick.rules.money;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The codes of ISO 4217 with their minor digits, fixed here: the JDK's own table changes with its version, and what an old
 * entry says must never change. Codes without a minor unit (gold, testing) are not in it; a network may declare them.
 */
final class IsoCurrencies {
    private static final String NO_DIGITS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
    private static final String TWO_DIGITS =
            "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD "
                    + "BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP "
                    + "GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD "
                    + "MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR "
                    + "RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH "
                    + "USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG";
    private static final String THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND";
    private static final String FOUR_DIGITS = "CLF UYW";

    private static final SortedMap<String, Integer> DIGITS = table();

    private IsoCurrencies() {}

    /** The minor digits, or -1 for a code that is not in the table. */
    static int minorDigits(String code) {
        Integer digits = DIGITS.get(code);
        return digits == null ? -1 : digits;
    }

    /** All codes, in order. */
    static Iterable<String> codes() {
        return DIGITS.keySet();
    }

    private static SortedMap<String, Integer> table() {
        SortedMap<String, Integer> all = new TreeMap<>();
        add(all, NO_DIGITS, 0);
        add(all, TWO_DIGITS, 2);
        add(all, THREE_DIGITS, 3);
        add(all, FOUR_DIGITS, 4);
        return Collections.unmodifiableSortedMap(all);
    }

    private static void add(SortedMap<String, Integer> all, String codes, int digits) {
        for (String code : codes.split(" ")) {
            if (all.put(code, digits) != null) {
                throw new IllegalStateException("currency table: " + code + " is there twice");
            }
        }
    }
}
