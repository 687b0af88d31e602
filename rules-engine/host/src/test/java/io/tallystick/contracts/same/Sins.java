package io.tallystick.contracts.same;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One unsafe call in each method, named after its kind; and some that only look so. */
final class Sins {
    private Sins() {}

    static String DOUBLE_AS_TEXT_concatenated(String what, int[] some, double value) {
        return what + some + value;
    }

    static String DOUBLE_AS_TEXT_appended(double value) {
        return new StringBuilder().append(value).toString();
    }

    static String DOUBLE_AS_TEXT_called(double value) {
        return Double.toString(value);
    }

    static double ROUNDED_BY_THE_MACHINE_sine(double value) {
        return Math.sin(value);
    }

    static boolean LETTERS_OF_A_UNICODE_VERSION_letter(char c) {
        return Character.isLetter(c);
    }

    static String LETTERS_OF_A_UNICODE_VERSION_lowered(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static String LANGUAGE_OF_THE_MACHINE_formatted(int value) {
        return String.format("%d", value);
    }

    static byte[] LANGUAGE_OF_THE_MACHINE_encoded(String text) {
        return text.getBytes();
    }

    static Instant CLOCK_OR_ZONE_OF_THE_MACHINE_now() {
        return Instant.now();
    }

    static Map<String, String> ORDER_OF_A_HASH_TABLE_made() {
        return new HashMap<>();
    }

    static Set<String> ORDER_OF_A_HASH_TABLE_ofTwo(String a, String b) {
        return Set.of(a, b);
    }

    static double CHANCE_called() {
        return Math.random();
    }

    static String isSafe(String text, int number, long other, boolean truth, char c) {
        return text + number + other + truth + c + (StrictMath.sin(number) > 0) + Map.of(text, text) + Set.of(text);
    }
}
