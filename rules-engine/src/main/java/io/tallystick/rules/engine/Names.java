package io.tallystick.rules.engine;

/** The order of names. */
final class Names {
    private Names() {}

    /** By code points, which is the order of the bytes in UTF-8. */
    static int compare(String a, String b) {
        int at = 0;
        while (at < a.length() && at < b.length() && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        if (at == a.length() || at == b.length()) {
            return Integer.compare(a.length(), b.length());
        }
        if (at > 0 && Character.isLowSurrogate(a.charAt(at)) && Character.isHighSurrogate(a.charAt(at - 1))) {
            at--;
        }
        return Integer.compare(a.codePointAt(at), b.codePointAt(at));
    }
}
