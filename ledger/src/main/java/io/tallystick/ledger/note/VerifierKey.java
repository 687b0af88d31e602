package io.tallystick.ledger.note;

import io.tallystick.ledger.crypto.InvalidKeyException;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.VerificationKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A named public key that notes are verified with (c2sp.org/signed-note, Verifier keys): {@code name + key id as 8
 * lower-case hexadecimal digits + base64(type || 32-byte public key)}, joined by plus signs.
 */
public final class VerifierKey {
    /** The longest text {@link #parse} reads, in characters; a guard against nonsense, far above real names. */
    public static final int MAX_CHARACTERS = 1024;

    private final String name;
    private final SignatureType type;
    private final VerificationKey key;
    private final int id;

    private VerifierKey(String name, SignatureType type, VerificationKey key) {
        this.name = name;
        this.type = type;
        this.key = key;
        this.id = KeyName.keyId(name, type, key.raw());
    }

    /**
     * A key of a name.
     *
     * @param name not empty, without spaces and plus; for a ledger's key, its origin
     * @param key Ed25519
     * @throws IllegalArgumentException if the name or the key's algorithm is another
     */
    public static VerifierKey of(String name, SignatureType type, VerificationKey key) {
        if (key.algorithm() != SignatureAlgorithm.ED25519) {
            throw new IllegalArgumentException(
                    "note key \"" + name + "\": want an Ed25519 key, got " + key.algorithm());
        }
        return new VerifierKey(KeyName.require(name), type, key);
    }

    /**
     * Reads the text form, just the canonical one.
     *
     * @throws NoteException with {@code MALFORMED_KEY}
     */
    public static VerifierKey parse(String text) throws NoteException {
        if (text.length() > MAX_CHARACTERS) {
            throw malformed(text.length() + " characters, want at most " + MAX_CHARACTERS);
        }
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3 || !KeyName.isValid(parts[0])) {
            throw malformed("\"" + text + "\": want name+keyid+base64");
        }
        byte[] typeAndKey;
        try {
            typeAndKey = StrictBase64.decode(parts[2]);
        } catch (IllegalArgumentException e) {
            throw malformed("\"" + text + "\": " + e.getMessage());
        }
        VerifierKey parsed = new VerifierKey(parts[0], type(text, typeAndKey), key(text, typeAndKey));
        String wantId = HexFormat.of().toHexDigits(parsed.id);
        if (!parts[1].equals(wantId)) {
            throw malformed("\"" + text + "\": want key id " + wantId + ", got \"" + parts[1] + "\"");
        }
        return parsed;
    }

    private static SignatureType type(String text, byte[] typeAndKey) throws NoteException {
        if (typeAndKey.length != 33) {
            throw malformed(
                    "\"" + text + "\": want a type byte and a 32-byte key, got " + typeAndKey.length + " bytes");
        }
        return SignatureType.of(typeAndKey[0])
                .orElseThrow(() -> malformed(
                        "\"" + text + "\": want signature type 1 or 4, got " + Byte.toUnsignedInt(typeAndKey[0])));
    }

    private static VerificationKey key(String text, byte[] typeAndKey) throws NoteException {
        try {
            return VerificationKey.ofRaw(
                    SignatureAlgorithm.ED25519, Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length));
        } catch (InvalidKeyException e) {
            throw malformed("\"" + text + "\": " + e.getMessage());
        }
    }

    private static NoteException malformed(String problem) {
        return new NoteException(NoteException.Reason.MALFORMED_KEY, "verifier key " + problem);
    }

    public String name() {
        return name;
    }

    public SignatureType type() {
        return type;
    }

    public VerificationKey key() {
        return key;
    }

    /** The key id; together with the name it says which key a signature is by. */
    public int id() {
        return id;
    }

    /** The canonical text form; {@link #parse} reads it. */
    public String format() {
        byte[] raw = key.raw();
        byte[] typeAndKey = new byte[1 + raw.length];
        typeAndKey[0] = type.id();
        System.arraycopy(raw, 0, typeAndKey, 1, raw.length);
        return name + "+" + HexFormat.of().toHexDigits(id) + "+" + StrictBase64.encode(typeAndKey);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && name.equals(that.name) && type == that.type && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, key);
    }

    @Override
    public String toString() {
        return format();
    }
}
