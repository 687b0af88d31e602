package io.tallystick.ledger.cbor;

/** Checks UTF-8 (RFC 3629 section 4) without making a string. */
final class Utf8 {
    private Utf8() {}

    /** Offset of the first byte of {@code bytes[from, to)} that begins no valid character, or -1. */
    static int firstInvalid(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            int lead = bytes[i] & 0xff;
            if (lead < 0x80) {
                i++;
                continue;
            }
            int size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
            if (size == 0 || size > to - i || !validTail(bytes, i, lead, size)) {
                return i;
            }
            i += size;
        }
        return -1;
    }

    private static boolean validTail(byte[] bytes, int at, int lead, int size) {
        int second = bytes[at + 1] & 0xff;
        // No overlong forms, no surrogates, nothing above U+10FFFF: all decided by the second byte.
        int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < low || second > high) {
            return false;
        }
        for (int i = 2; i < size; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
