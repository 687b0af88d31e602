package io.tallystick.ledger.note;

import io.tallystick.ledger.merkle.Hashes;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The state of a ledger's tree (c2sp.org/tlog-checkpoint), in itself not trusted.
 *
 * <pre>
 * checkpoint = origin "\n" size "\n" base64(root) "\n"     ; size decimal, no leading zero; no extension lines
 * </pre>
 */
public final class Checkpoint {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

    private final String origin;
    private final long size;
    private final byte[] root;

    /**
     * @param origin names the ledger: not empty, no newline or control character
     * @param size leaves in the tree, from 0
     * @param root of the tree, 32 bytes
     */
    public Checkpoint(String origin, long size, byte[] root) {
        if (origin.isEmpty() || origin.chars().anyMatch(c -> c < 0x20)) {
            throw new IllegalArgumentException(
                    "origin \"" + origin + "\": want one or more characters, none a control character");
        }
        if (size < 0) {
            throw new IllegalArgumentException("checkpoint size: want 0 or more, got " + size);
        }
        this.origin = origin;
        this.size = size;
        this.root = Hashes.requireHash("checkpoint root", root).clone();
    }

    /**
     * Reads a note's text, just the canonical form.
     *
     * @throws NoteException with {@code MALFORMED_CHECKPOINT}
     */
    public static Checkpoint parse(String text) throws NoteException {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty()) {
            throw malformed("want exactly three lines (origin, size, root), got " + (lines.length - 1)
                    + (text.endsWith("\n") ? "" : " and an unfinished one"));
        }
        if (!SIZE.matcher(lines[1]).matches()) {
            throw malformed("want a decimal size without leading zeros, got \"" + lines[1] + "\"");
        }
        try {
            return new Checkpoint(lines[0], Long.parseLong(lines[1]), StrictBase64.decode(lines[2]));
        } catch (NumberFormatException e) {
            throw malformed("want a size of at most " + Long.MAX_VALUE + ", got " + lines[1]);
        } catch (IllegalArgumentException e) {
            throw malformed(e.getMessage());
        }
    }

    private static NoteException malformed(String problem) {
        return new NoteException(NoteException.Reason.MALFORMED_CHECKPOINT, "checkpoint: " + problem);
    }

    public String origin() {
        return origin;
    }

    /** Leaves in the tree. */
    public long size() {
        return size;
    }

    /** The root of the tree, 32 bytes, a copy. */
    public byte[] root() {
        return root.clone();
    }

    /** The note text; {@link #parse} reads it. */
    public String format() {
        return origin + "\n" + size + "\n" + StrictBase64.encode(root) + "\n";
    }

    /**
     * Signs this checkpoint. Call it only for data that is committed: two inconsistent signed checkpoints are a fork.
     *
     * @throws io.tallystick.ledger.crypto.SigningException if a key cannot be used
     */
    public SignedNote sign(NoteSigner... signers) {
        return SignedNote.sign(format(), signers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that
                && size == that.size
                && origin.equals(that.origin)
                && Arrays.equals(root, that.root);
    }

    @Override
    public int hashCode() {
        return Objects.hash(origin, size, Arrays.hashCode(root));
    }

    @Override
    public String toString() {
        return "Checkpoint[" + origin + ", size=" + size + ", root=" + StrictBase64.encode(root) + "]";
    }
}
