package io.tallystick.ledger.merkle;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hashing of RFC 6962 section 2.1 with one reused digest: leaf SHA-256(0x00 || entry), node SHA-256(0x01 || left ||
 * right). For hot paths; not for use by several threads at once.
 */
public final class MerkleHasher {
    private static final byte LEAF_PREFIX = 0x00;
    private static final byte NODE_PREFIX = 0x01;

    private final MessageDigest digest;

    public MerkleHasher() {
        digest = sha256();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is required of every Java platform and this one lacks it", e);
        }
    }

    /** The 32-byte hash of the entry {@code buf[off, off + len)}. */
    public byte[] leaf(byte[] buf, int off, int len) {
        digest.update(LEAF_PREFIX);
        digest.update(buf, off, len);
        return digest.digest();
    }

    /** The 32-byte hash of an entry. */
    public byte[] leaf(byte[] entry) {
        return leaf(entry, 0, entry.length);
    }

    /** The 32-byte hash of an inner node; both children are 32 bytes. */
    public byte[] node(byte[] left, byte[] right) {
        Hashes.requireHash("left child", left);
        Hashes.requireHash("right child", right);
        digest.update(NODE_PREFIX);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }

    /** Writes the hash of the entry {@code buf[off, off + len)} to {@code out[outOff, outOff + 32)}. */
    public void leafInto(byte[] buf, int off, int len, byte[] out, int outOff) {
        digest.update(LEAF_PREFIX);
        digest.update(buf, off, len);
        finish(out, outOff);
    }

    /** Writes the node hash of the children at {@code left[leftOff…]} and {@code right[rightOff…]}; may overwrite them. */
    public void nodeInto(byte[] left, int leftOff, byte[] right, int rightOff, byte[] out, int outOff) {
        digest.update(NODE_PREFIX);
        digest.update(left, leftOff, Hashes.LENGTH);
        digest.update(right, rightOff, Hashes.LENGTH);
        finish(out, outOff);
    }

    private void finish(byte[] out, int outOff) {
        try {
            digest.digest(out, outOff, Hashes.LENGTH);
        } catch (DigestException e) {
            throw new IllegalArgumentException(
                    "output of " + out.length + " bytes has no room for 32 at offset " + outOff, e);
        }
    }
}
