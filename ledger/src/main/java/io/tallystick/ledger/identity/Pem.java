package io.tallystick.ledger.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One certificate as text: strict PEM (RFC 7468 section 3), base64 in lines of at most 64. */
public final class Pem {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final Pattern BLOCK =
            Pattern.compile("\\s*" + BEGIN + "\\r?\\n((?:[A-Za-z0-9+/=]{1,64}\\r?\\n)++)" + END + "\\s*");

    private Pem() {}

    /** The text form, lines ending in a newline. */
    public static String write(byte[] der) {
        Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return BEGIN + "\n" + encoder.encodeToString(der) + "\n" + END + "\n";
    }

    /**
     * Reads one block, nothing but white space around it.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static byte[] read(String text) {
        Matcher matcher = BLOCK.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "want one PEM block: " + BEGIN + ", base64 in lines of at most 64, " + END);
        }
        String base64 = matcher.group(1).replaceAll("[\\r\\n]", "");
        byte[] der;
        try {
            der = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("want base64 inside the PEM block: " + e.getMessage(), e);
        }
        if (!Base64.getEncoder().encodeToString(der).equals(base64)) {
            throw new IllegalArgumentException("want canonical base64, padded, inside the PEM block");
        }
        return der;
    }

    /** Reads one block from bytes; see {@link #read(String)}. */
    public static byte[] read(byte[] text) {
        return read(new String(text, StandardCharsets.ISO_8859_1));
    }
}
