package io.tallystick.rules.account;

import io.tallystick.rules.state.StateWriter;
import java.nio.charset.StandardCharsets;

/** The names that operations carry: 1 to 128 bytes of UTF-8, without control characters. */
final class Names {
    private Names() {}

    static void require(String what, String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < 1 || bytes > BookLimits.MAX_NAME_BYTES) {
            throw new IllegalArgumentException(
                    what + ": want 1 to " + BookLimits.MAX_NAME_BYTES + " bytes of UTF-8, got " + bytes);
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < ' ' || name.charAt(i) == 0x7f) {
                throw new IllegalArgumentException(
                        what + ": want no control characters, got " + (int) name.charAt(i) + " at " + i);
            }
        }
        new StateWriter().text(name);
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
