package io.tallystick.rules.account;

/** The names that operations carry: 1 to {@value BookLimits#MAX_NAME_BYTES} bytes of UTF-8, without control characters. */
final class Names {
    private static final char DELETE = 0x7f;

    private Names() {}

    static void require(String what, String name) {
        int bytes = 0;
        for (int i = 0; i < name.length() && bytes <= BookLimits.MAX_NAME_BYTES; i++) {
            char c = name.charAt(i);
            if (c < ' ' || c == DELETE) {
                throw new IllegalArgumentException(what + ": want no control characters, got " + (int) c + " at " + i);
            }
            if (Character.isSurrogate(c)) {
                requirePair(what, name, i);
                i++;
                bytes += 4;
            } else {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        if (bytes < 1 || bytes > BookLimits.MAX_NAME_BYTES) {
            throw new IllegalArgumentException(what + ": want 1 to " + BookLimits.MAX_NAME_BYTES
                    + " bytes of UTF-8, got " + (bytes < 1 ? "none" : name.length() + " characters"));
        }
    }

    private static void requirePair(String what, String name, int at) {
        boolean pair = at + 1 < name.length() && Character.isSurrogatePair(name.charAt(at), name.charAt(at + 1));
        if (!pair) {
            throw new IllegalArgumentException(
                    what + ": want text that UTF-8 can say, got an unpaired surrogate at " + at);
        }
    }

    /** Checks that a text is a ledger's number as it is printed; gives it. */
    static int requireLedgerNumber(String text) {
        int number = -1;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("ledger: want a number, got " + text);
        }
        if (!Integer.toString(number).equals(text)) {
            throw new IllegalArgumentException("ledger: want " + number + " as it is printed, got " + text);
        }
        requireLedger(number);
        return number;
    }

    static void requireLedger(int ledger) {
        if (ledger < 0 || ledger > BookLimits.MAX_LEDGER) {
            throw new IllegalArgumentException("ledger: want 0 to " + BookLimits.MAX_LEDGER + ", got " + ledger);
        }
    }
}
