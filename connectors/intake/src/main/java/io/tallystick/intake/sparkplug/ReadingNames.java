package io.tallystick.intake.sparkplug;

/** Names of readings out of names of metrics: SenML has fewer characters (RFC 8428 section 4.5.1). */
final class ReadingNames {
    /** The reading that births and deaths give. No metric may have it. */
    static final String ONLINE = "sparkplug/online";

    private ReadingNames() {}

    /** Other characters become {@code _}, and a beginning that is no letter or digit gets an {@code x} before it. */
    static String of(String metric) {
        StringBuilder name = new StringBuilder();
        metric.codePoints().forEach(c -> name.append(isAllowed(c) ? (char) c : '_'));
        return Character.isLetterOrDigit(name.charAt(0)) ? name.toString() : "x" + name;
    }

    private static boolean isAllowed(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c < 0x80 && "-:./_".indexOf(c) >= 0;
    }
}
