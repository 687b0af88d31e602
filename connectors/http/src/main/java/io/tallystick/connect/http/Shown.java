package io.tallystick.connect.http;

/** A stranger's text in a message for people. */
final class Shown {
    private Shown() {}

    /** The beginning, printable; {@code none} for null. */
    static String text(String text) {
        if (text == null) {
            return "none";
        }
        StringBuilder shown = new StringBuilder("'");
        for (int i = 0; i < Math.min(text.length(), HttpLimits.MAX_SHOWN); i++) {
            char c = text.charAt(i);
            shown.append(c < 0x20 || c >= 0x7f ? '?' : c);
        }
        return shown.append(text.length() > HttpLimits.MAX_SHOWN ? "…'" : "'").toString();
    }
}
