package io.tallystick.ledger.note;

import io.tallystick.ledger.crypto.Signer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A witness's statement, verified, that a checkpoint was consistent with all it had seen (c2sp.org/tlog-cosignature,
 * Ed25519): type 0x04, eight bytes POSIX seconds big-endian, then Ed25519 over {@code cosignature/v1\ntime <t>\n} and the
 * note's text.
 *
 * @param witness the key that cosigned
 * @param time when, whole seconds
 */
public record Cosignature(VerifierKey witness, Instant time) {
    static byte[] message(long posixSeconds, String text) {
        return ("cosignature/v1\ntime " + posixSeconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Cosigns a note's text.
     *
     * @param name of the witness's key
     * @param signer the witness's, Ed25519
     * @param time of the statement, at or after 1970; fractions of seconds are dropped
     */
    public static NoteSignature sign(String text, String name, Signer signer, Instant time) {
        long seconds = time.getEpochSecond();
        if (seconds < 0) {
            throw new IllegalArgumentException("cosignature time: want 1970 or later, got " + time);
        }
        VerifierKey key = VerifierKey.of(name, SignatureType.COSIGNATURE_V1, signer.verificationKey());
        byte[] signature = signer.sign(message(seconds, text));
        byte[] timestamped = ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(seconds)
                .put(signature)
                .array();
        return new NoteSignature(name, key.id(), timestamped);
    }
}
