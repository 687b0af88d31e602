package io.tallystick.ledger.senml;

/** The names of readings (RFC 8428 section 4.5.1). */
final class Names {
    private Names() {}

    /** Checks base name and name together: letters, digits and {@code - : . / _}, beginning with a letter or digit. */
    static String require(String where, String name) throws MalformedReadingsException {
        boolean valid = !name.isEmpty() && name.length() <= SenmlLimits.MAX_NAME && isAlphanumeric(name.charAt(0));
        for (int i = 1; valid && i < name.length(); i++) {
            char c = name.charAt(i);
            valid = isAlphanumeric(c) || c == '-' || c == ':' || c == '.' || c == '/' || c == '_';
        }
        if (!valid) {
            throw new MalformedReadingsException(
                    where,
                    "a name of 1 to " + SenmlLimits.MAX_NAME + " of A-Z a-z 0-9 - : . / _",
                    '"' + name.substring(0, Math.min(name.length(), SenmlLimits.MAX_NAME)) + '"');
        }
        return name;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
