package io.tallystick.ledger.genesis;

import io.tallystick.ledger.crypto.InvalidKeyException;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * C2SP signed-note verifier keys: {@code name+hex8+base64(type || public key)}, where hex8 is the key id, the first 4 bytes of
 * SHA-256(name || 0x0A || type || public key). Only Ed25519 keys: type 0x01, and 0x04 for a witness's cosignature/v1.
 */
record VerifierKeyText(String name, VerificationKey key) {
    static final byte ED25519 = 0x01;
    static final byte COSIGNATURE_V1 = 0x04;

    private static final int KEY_BYTES = 32;
    private static final Pattern SHAPE =
            Pattern.compile("([^+\\s\\p{Cntrl}]{1,255})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]{1,64})");

    static VerifierKeyText parse(String vkey, byte type, String wanted) {
        Matcher shape = SHAPE.matcher(vkey);
        if (!shape.matches()) {
            throw new IllegalArgumentException(
                    wanted + ": want name+8 hex digits+base64, got \"" + shortened(vkey) + "\"");
        }
        byte[] typed = decode(shape.group(3), wanted);
        if (typed.length != 1 + KEY_BYTES || typed[0] != type) {
            throw new IllegalArgumentException(wanted + ": want type " + type
                    + " and 32 bytes of Ed25519 key, got type " + (typed.length == 0 ? "none" : typed[0]) + " and "
                    + Math.max(0, typed.length - 1) + " bytes");
        }
        String name = shape.group(1);
        String id = keyId(name, typed);
        if (!id.equals(shape.group(2))) {
            throw new IllegalArgumentException(
                    wanted + " of " + name + ": want key id " + id + ", got " + shape.group(2));
        }
        try {
            byte[] raw = Arrays.copyOfRange(typed, 1, typed.length);
            return new VerifierKeyText(name, VerificationKey.ofRaw(SignatureAlgorithm.ED25519, raw));
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException(wanted + " of " + name + ": " + e.getMessage(), e);
        }
    }

    static String format(String name, VerificationKey key, byte type) {
        if (key.algorithm() != SignatureAlgorithm.ED25519) {
            throw new IllegalArgumentException("key of " + name + ": want Ed25519, got " + key.algorithm());
        }
        byte[] typed = new byte[1 + KEY_BYTES];
        typed[0] = type;
        System.arraycopy(key.raw(), 0, typed, 1, KEY_BYTES);
        return name + "+" + keyId(name, typed) + "+" + Base64.getEncoder().encodeToString(typed);
    }

    private static byte[] decode(String base64, String wanted) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(wanted + ": want base64 after the key id: " + e.getMessage(), e);
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw new IllegalArgumentException(wanted + ": want canonical, padded base64 after the key id");
        }
        return bytes;
    }

    private static String keyId(String name, byte[] typed) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(name.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) '\n');
            return HexFormat.of().formatHex(sha256.digest(typed), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
