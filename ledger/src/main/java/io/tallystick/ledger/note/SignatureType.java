package io.tallystick.ledger.note;

import java.util.Optional;

/** The signature types of c2sp.org/signed-note that are verified here; both use Ed25519 keys. */
public enum SignatureType {
    /** Ed25519 over the note's text; the signature is 64 bytes. */
    ED25519(0x01, 64),
    /** Witness cosignature, c2sp.org/tlog-cosignature: 8-byte POSIX seconds, then Ed25519 over time and text. */
    COSIGNATURE_V1(0x04, 72);

    private final byte id;
    private final int signatureBytes;

    SignatureType(int id, int signatureBytes) {
        this.id = (byte) id;
        this.signatureBytes = signatureBytes;
    }

    /** The byte that stands for this type in key ids and verifier keys. */
    public byte id() {
        return id;
    }

    /** Bytes in a signature, the key id not counted. */
    public int signatureBytes() {
        return signatureBytes;
    }

    static Optional<SignatureType> of(byte id) {
        for (SignatureType type : values()) {
            if (type.id == id) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
