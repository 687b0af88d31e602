package io.tallystick.ledger.note;

import io.tallystick.ledger.crypto.SignatureVerifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A note's text that at least one trusted key signed; made by {@link SignedNote#verify} only. */
public final class VerifiedNote {
    private final SignedNote note;
    private final Set<VerifierKey> signers;
    private final List<Cosignature> cosignatures;

    private VerifiedNote(SignedNote note, Set<VerifierKey> signers, List<Cosignature> cosignatures) {
        this.note = note;
        this.signers = Set.copyOf(signers);
        this.cosignatures = List.copyOf(cosignatures);
    }

    static VerifiedNote check(SignedNote note, Collection<VerifierKey> keys, SignatureVerifier verifier)
            throws NoteException {
        Set<VerifierKey> signers = new LinkedHashSet<>();
        List<Cosignature> cosignatures = new ArrayList<>();
        for (NoteSignature line : note.signatures()) {
            for (VerifierKey key : keys) {
                if (line.isBy(key)) {
                    check(note.unverifiedText(), line, key, verifier).ifPresent(cosignatures::add);
                    signers.add(key);
                }
            }
        }
        if (signers.isEmpty()) {
            throw new NoteException(
                    NoteException.Reason.NO_TRUSTED_SIGNATURE,
                    "note: want a signature by one of " + keys + ", got " + note.signatures());
        }
        return new VerifiedNote(note, signers, cosignatures);
    }

    private static Optional<Cosignature> check(
            String text, NoteSignature line, VerifierKey key, SignatureVerifier verifier) throws NoteException {
        byte[] signature = line.signature();
        if (signature.length != key.type().signatureBytes()) {
            throw invalid(key, "want " + key.type().signatureBytes() + " signature bytes, got " + signature.length);
        }
        if (key.type() == SignatureType.ED25519) {
            require(verifier.verify(key.key(), text.getBytes(StandardCharsets.UTF_8), signature), key);
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(signature).getLong();
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            throw invalid(key, "time of " + Long.toUnsignedString(seconds) + " seconds is out of range");
        }
        byte[] ed25519 = Arrays.copyOfRange(signature, Long.BYTES, signature.length);
        require(verifier.verify(key.key(), Cosignature.message(seconds, text), ed25519), key);
        return Optional.of(new Cosignature(key, Instant.ofEpochSecond(seconds)));
    }

    private static void require(boolean verified, VerifierKey key) throws NoteException {
        if (!verified) {
            throw invalid(key, "it does not verify: the text, the signature or the key was changed");
        }
    }

    private static NoteException invalid(VerifierKey key, String problem) {
        return new NoteException(NoteException.Reason.INVALID_SIGNATURE, "note signature by " + key + ": " + problem);
    }

    /** The text, ending in a newline. */
    public String text() {
        return note.unverifiedText();
    }

    /** The note that was verified; its signatures by unknown keys were not. */
    public SignedNote note() {
        return note;
    }

    /** The known keys that signed; one or more. */
    public Set<VerifierKey> signers() {
        return signers;
    }

    /** The verified witness cosignatures, in the note's order. */
    public List<Cosignature> cosignatures() {
        return cosignatures;
    }
}
