package io.tallystick.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Names of note keys: not empty, no Unicode spaces, no plus, no control characters (c2sp.org/signed-note, Format). */
final class KeyName {
    private static final int NEXT_LINE = 0x85;

    private KeyName() {}

    static boolean isValid(String name) {
        return !name.isEmpty() && name.codePoints().noneMatch(KeyName::isForbidden);
    }

    private static boolean isForbidden(int c) {
        boolean space = Character.isSpaceChar(c) || Character.isWhitespace(c) || c == NEXT_LINE;
        return space || c == '+' || c < 0x20 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    static String require(String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException(
                    "key name \"" + name + "\": want one or more characters, none a space, control character or plus");
        }
        return name;
    }

    /** First four bytes, big-endian, of SHA-256(name || 0x0A || type || public key). */
    static int keyId(String name, SignatureType type, byte[] publicKey) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is required of every Java platform and this one lacks it", e);
        }
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(type.id());
        return ByteBuffer.wrap(digest.digest(publicKey)).getInt();
    }
}
