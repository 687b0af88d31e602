package io.tallystick.ledger.crypto;

import java.util.Optional;

/** The signature algorithms a device may use, with their COSE identifiers (RFC 9053 section 2, RFC 9864 section 2). */
public enum SignatureAlgorithm {
    /** EdDSA on Curve25519 (RFC 8032). Keys are 32 bytes, signatures 64. */
    ED25519(-8, -19),
    /** ECDSA on P-256 with SHA-256. Keys are the 65-byte uncompressed point, signatures r || s, 64 bytes. */
    ES256(-7, -9);

    private static final SignatureAlgorithm[] ALL = values();

    private final int coseId;
    private final int fullySpecifiedCoseId;

    SignatureAlgorithm(int coseId, int fullySpecifiedCoseId) {
        this.coseId = coseId;
        this.fullySpecifiedCoseId = fullySpecifiedCoseId;
    }

    /** The identifier written by our encoder: the one that every COSE library knows. */
    public int coseId() {
        return coseId;
    }

    /** The algorithm of a COSE identifier: -8 and -19 are Ed25519, -7 and -9 are ES256; anything else is none. */
    public static Optional<SignatureAlgorithm> ofCoseId(long id) {
        for (SignatureAlgorithm algorithm : ALL) {
            if (algorithm.coseId == id || algorithm.fullySpecifiedCoseId == id) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }
}
