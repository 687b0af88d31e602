package io.tallystick.ledger.note;

import io.tallystick.ledger.crypto.SignatureVerifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A signed note, not verified (c2sp.org/signed-note).
 *
 * <pre>
 * note      = text "\n" 1*signature
 * text      = *( *character "\n" ), ends in "\n"
 * signature = "—" SP name SP base64 "\n"      ; base64 of key id (4 bytes) and signature
 * </pre>
 *
 * The last empty line is where the text ends. Only the one canonical base64 of each signature is taken, so no bit of a
 * signature can change unnoticed.
 */
public final class SignedNote {
    /** The most bytes of a note, so that a stranger cannot fill the memory; the limit of Go's note package. */
    public static final int MAX_BYTES = 1 << 20;

    /** The most signatures of a note; the specification asks for 16 or more. */
    public static final int MAX_SIGNATURES = 100;

    private static final String SEPARATOR = "\n\n";

    private final String text;
    private final List<NoteSignature> signatures;

    private SignedNote(String text, List<NoteSignature> signatures) {
        this.text = text;
        this.signatures = List.copyOf(signatures);
    }

    /**
     * Signs a text.
     *
     * @param text ends in a newline, no other control characters
     * @throws IllegalArgumentException if the text or the number of signers cannot be a note's
     * @throws io.tallystick.ledger.crypto.SigningException if a key cannot be used
     */
    public static SignedNote sign(String text, NoteSigner... signers) {
        List<NoteSignature> signatures = new ArrayList<>();
        for (NoteSigner signer : signers) {
            signatures.add(signer.sign(text));
        }
        return of(text, signatures);
    }

    /**
     * Puts a text and signatures together, as they are.
     *
     * @throws IllegalArgumentException if the result is not a note
     */
    public static SignedNote of(String text, List<NoteSignature> signatures) {
        SignedNote note = new SignedNote(text, signatures);
        try {
            if (parse(note.bytes()).text.equals(text)) {
                return note;
            }
        } catch (NoteException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        throw new IllegalArgumentException("note: want a text of Unicode characters that ends in a newline");
    }

    /**
     * Reads a note's bytes.
     *
     * @throws NoteException with {@code MALFORMED_NOTE} or {@code TOO_LARGE}
     */
    public static SignedNote parse(byte[] bytes) throws NoteException {
        if (bytes.length > MAX_BYTES) {
            throw new NoteException(
                    NoteException.Reason.TOO_LARGE, "note: want at most " + MAX_BYTES + " bytes, got " + bytes.length);
        }
        String note = NoteText.decode(bytes);
        int end = note.lastIndexOf(SEPARATOR);
        if (end < 0 || !note.endsWith("\n") || end + SEPARATOR.length() == note.length()) {
            throw new NoteException(
                    NoteException.Reason.MALFORMED_NOTE,
                    "note: want text, an empty line and signature lines, each line ended by a newline");
        }
        String[] lines =
                note.substring(end + SEPARATOR.length(), note.length() - 1).split("\n", MAX_SIGNATURES + 1);
        if (lines.length > MAX_SIGNATURES) {
            throw new NoteException(
                    NoteException.Reason.TOO_LARGE, "note: want at most " + MAX_SIGNATURES + " signatures, got more");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    /** The text, not verified: show it to nobody, decide nothing by it. */
    public String unverifiedText() {
        return text;
    }

    /** The signatures in the note's order, not verified. */
    public List<NoteSignature> signatures() {
        return signatures;
    }

    /** This note with one more signature at its end, such as a witness's. */
    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return of(text, more);
    }

    /** The note's bytes, UTF-8; {@link #parse} reads them. */
    public byte[] bytes() {
        StringBuilder note = new StringBuilder(text).append('\n');
        for (NoteSignature signature : signatures) {
            note.append(signature.format()).append('\n');
        }
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Checks every signature that is by a known key; those of unknown keys are ignored.
     *
     * @param keys that are trusted
     * @throws NoteException with {@code INVALID_SIGNATURE} if one by a known key fails, with {@code NO_TRUSTED_SIGNATURE}
     *     if none is by a known key
     */
    public VerifiedNote verify(Collection<VerifierKey> keys, SignatureVerifier verifier) throws NoteException {
        return VerifiedNote.check(this, keys, verifier);
    }
}
