package io.tallystick.ledger.crypto;

import java.util.HexFormat;

/**
 * The part of the signature policy that is about signature bytes; done before any provider is asked, so that no
 * provider's own leniency or strictness on malformed input can be seen.
 */
final class SignatureChecks {
    static final int SIGNATURE_BYTES = 64;

    /** L, the prime order of the edwards25519 base point, little-endian. */
    private static final byte[] L =
            HexFormat.of().parseHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

    /** n, the order of P-256, big-endian. */
    private static final byte[] N =
            HexFormat.of().parseHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

    private SignatureChecks() {}

    static boolean wellFormed(SignatureAlgorithm algorithm, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        return switch (algorithm) {
            case ED25519 -> ed25519(signature);
            case ES256 -> inRange(signature, 0) && inRange(signature, 32);
        };
    }

    /** R canonical and not of small order, S below L. */
    private static boolean ed25519(byte[] signature) {
        return Ed25519Points.isCanonical(signature, 0)
                && !Ed25519Points.isSmallOrder(signature, 0)
                && belowOrder(signature);
    }

    private static boolean belowOrder(byte[] signature) {
        for (int i = 31; i >= 0; i--) {
            int s = signature[32 + i] & 0xff;
            int bound = L[i] & 0xff;
            if (s != bound) {
                return s < bound;
            }
        }
        return false;
    }

    /** Whether a 32-byte big-endian number is in [1, n-1]. */
    private static boolean inRange(byte[] signature, int offset) {
        int any = 0;
        for (int i = 0; i < 32; i++) {
            any |= signature[offset + i];
        }
        if (any == 0) {
            return false;
        }
        for (int i = 0; i < 32; i++) {
            int digit = signature[offset + i] & 0xff;
            int bound = N[i] & 0xff;
            if (digit != bound) {
                return digit < bound;
            }
        }
        return false;
    }
}
