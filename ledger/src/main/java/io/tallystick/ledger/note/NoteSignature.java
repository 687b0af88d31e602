package io.tallystick.ledger.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * One signature line of a note, not verified: {@code — name base64(key id || signature)}, the dash U+2014 and the key id
 * four bytes big-endian.
 */
public final class NoteSignature {
    static final String PREFIX = "\u2014 ";

    private final String name;
    private final int keyId;
    private final byte[] signature;

    /**
     * @param name of the key
     * @param signature at least one byte; what it means is up to the key's type
     */
    public NoteSignature(String name, int keyId, byte[] signature) {
        this.name = KeyName.require(name);
        this.keyId = keyId;
        this.signature = signature.clone();
        if (signature.length == 0) {
            throw new IllegalArgumentException("signature of \"" + name + "\": want at least one byte, got none");
        }
    }

    /**
     * Reads one line.
     *
     * @param line without its newline
     * @throws NoteException with {@code MALFORMED_NOTE}
     */
    public static NoteSignature parse(String line) throws NoteException {
        int space = line.indexOf(' ', PREFIX.length());
        if (!line.startsWith(PREFIX) || space < 0) {
            throw malformed(line, "want \"" + PREFIX + "name base64\"");
        }
        String name = line.substring(PREFIX.length(), space);
        if (!KeyName.isValid(name)) {
            throw malformed(line, "want a key name without spaces, control characters and plus");
        }
        byte[] bytes;
        try {
            bytes = StrictBase64.decode(line.substring(space + 1));
        } catch (IllegalArgumentException e) {
            throw malformed(line, e.getMessage());
        }
        if (bytes.length <= Integer.BYTES) {
            throw malformed(line, "want a 4-byte key id and a signature, got " + bytes.length + " bytes");
        }
        int keyId = ByteBuffer.wrap(bytes).getInt();
        return new NoteSignature(name, keyId, Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    private static NoteException malformed(String line, String problem) {
        String shown = line.length() <= 200 ? line : line.substring(0, 200) + "…";
        return new NoteException(NoteException.Reason.MALFORMED_NOTE, "signature line \"" + shown + "\": " + problem);
    }

    public String name() {
        return name;
    }

    public int keyId() {
        return keyId;
    }

    /** The signature without the key id, a copy. */
    public byte[] signature() {
        return signature.clone();
    }

    /** Whether name and key id are this key's. */
    public boolean isBy(VerifierKey key) {
        return keyId == key.id() && name.equals(key.name());
    }

    /** The line, without newline. */
    public String format() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return PREFIX + name + " " + StrictBase64.encode(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that
                && keyId == that.keyId
                && name.equals(that.name)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, keyId, Arrays.hashCode(signature));
    }

    @Override
    public String toString() {
        return "NoteSignature[" + name + "+" + HexFormat.of().toHexDigits(keyId) + "]";
    }
}
