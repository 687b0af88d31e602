package io.tallystick.ledger.envelope;

/** The grammar of key ids, which is that of DeviceId or of an organisation's name, checked on bytes. */
final class KeyIds {
    private static final int MAX_ORGANISATION = 63;
    private static final int MAX_NAME = 64;

    private KeyIds() {}

    /** Whether {@code bytes[from, to)} is {@code organisation} or {@code organisation/device}. */
    static boolean isValid(byte[] bytes, int from, int to) {
        int slash = from;
        while (slash < to && bytes[slash] != '/') {
            slash++;
        }
        boolean organisation = isOrganisation(bytes, from, slash);
        return slash == to ? organisation : organisation && isName(bytes, slash + 1, to);
    }

    private static boolean isOrganisation(byte[] bytes, int from, int to) {
        if (to == from || to - from > MAX_ORGANISATION || !isLower(bytes[from])) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!isLower(bytes[i]) && !isDigit(bytes[i]) && bytes[i] != '-') {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code bytes[from, to)} is a device's name within its organisation. */
    static boolean isName(byte[] bytes, int from, int to) {
        if (to == from || to - from > MAX_NAME || !isAlphanumeric(bytes[from])) {
            return false;
        }
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (!isAlphanumeric(b) && b != '.' && b != '_' && b != ':' && b != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(byte b) {
        return isLower(b) || b >= 'A' && b <= 'Z' || isDigit(b);
    }

    private static boolean isLower(byte b) {
        return b >= 'a' && b <= 'z';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
