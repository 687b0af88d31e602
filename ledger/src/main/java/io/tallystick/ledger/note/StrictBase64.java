package io.tallystick.ledger.note;

import java.util.Base64;

/**
 * Standard base64 (RFC 4648 section 4) in its one canonical form: padded, no line breaks, unused bits zero. Lenient
 * decoders give the same bytes for several texts, so that a changed bit could go unnoticed.
 */
public final class StrictBase64 {
    private StrictBase64() {}

    /** The canonical text of some bytes. */
    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * The bytes of a canonical text.
     *
     * @throws IllegalArgumentException if the text is not canonical base64
     */
    public static byte[] decode(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("want canonical base64 (padded, unused bits zero)");
        }
        return bytes;
    }
}
