package io.tallystick.ledger.merkle;

import java.util.Arrays;
import java.util.Base64;

/**
 * The hashing of RFC 6962 section 2.1, for use by any thread. Hot loops use a {@link MerkleHasher} of their own, which
 * saves making a digest each time.
 */
public final class Hashes {
    /** Bytes in a hash. */
    public static final int LENGTH = 32;

    private Hashes() {}

    /** The 32-byte hash of the entry {@code buf[off, off + len)}. */
    public static byte[] leaf(byte[] buf, int off, int len) {
        return new MerkleHasher().leaf(buf, off, len);
    }

    /** The 32-byte hash of an entry. */
    public static byte[] leaf(byte[] entry) {
        return leaf(entry, 0, entry.length);
    }

    /** The 32-byte hash of an inner node; both children are 32 bytes. */
    public static byte[] node(byte[] left, byte[] right) {
        return new MerkleHasher().node(left, right);
    }

    /** The root of the tree of size 0: SHA-256 of nothing. */
    public static byte[] emptyRoot() {
        return MerkleHasher.sha256().digest();
    }

    /** SHA-256 of some bytes, without any prefix. */
    public static byte[] sha256(byte[] bytes) {
        return MerkleHasher.sha256().digest(bytes);
    }

    /** Refuses, with {@link IllegalArgumentException}, a hash that is not 32 bytes; returns it otherwise. */
    public static byte[] requireHash(String what, byte[] hash) {
        if (hash.length != LENGTH) {
            throw new IllegalArgumentException(what + ": want a hash of 32 bytes, got " + hash.length);
        }
        return hash;
    }

    static boolean same(byte[] a, byte[] b) {
        return Arrays.equals(a, b);
    }

    /** A hash as people see it: standard base64. */
    public static String toBase64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}
