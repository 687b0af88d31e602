package io.tallystick.ledger.audit;

import io.tallystick.ledger.cbor.CborText;

/** Says for people where two outcomes part, in the diagnostic notation of CBOR. */
final class OutcomeDifference {
    private static final int MAX_CHARACTERS = 1 << 18;
    private static final int BEFORE = 60;
    private static final int AFTER = 100;

    private OutcomeDifference() {}

    static String between(byte[] want, byte[] got) {
        String wanted = CborText.of(want, MAX_CHARACTERS);
        String gotten = CborText.of(got, MAX_CHARACTERS);
        int same = 0;
        int end = Math.min(wanted.length(), gotten.length());
        while (same < end && wanted.charAt(same) == gotten.charAt(same)) {
            same++;
        }
        return "want " + around(wanted, same) + ", got " + around(gotten, same);
    }

    /** The first characters of an outcome. */
    static String beginning(byte[] body) {
        return around(CborText.of(body, MAX_CHARACTERS), 0);
    }

    private static String around(String text, int at) {
        int from = Math.max(0, at - BEFORE);
        int to = Math.min(text.length(), at + AFTER);
        return (from > 0 ? "\u2026" : "") + text.substring(from, to) + (to < text.length() ? "\u2026" : "");
    }
}
