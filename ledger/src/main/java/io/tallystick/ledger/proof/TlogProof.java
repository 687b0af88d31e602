package io.tallystick.ledger.proof;

import io.tallystick.ledger.merkle.HashSource;
import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.merkle.InclusionProof;
import io.tallystick.ledger.merkle.ProofException;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.note.CheckpointVerifier;
import io.tallystick.ledger.note.NoteException;
import io.tallystick.ledger.note.SignedNote;
import io.tallystick.ledger.note.StrictBase64;
import io.tallystick.ledger.note.VerifiedCheckpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A proof, in itself not trusted, that an entry is in a ledger: all that is needed besides the entry and the ledger's key
 * (c2sp.org/tlog-proof).
 *
 * <pre>
 * proof = "c2sp.org/tlog-proof@v1" LF
 *         [ "extra " base64 LF ]
 *         "index " decimal LF            ; from 0, no leading zeros
 *         *63( base64 LF )               ; 32-byte hashes, the leaf's sibling first
 *         LF
 *         checkpoint                     ; a signed note, verbatim
 * </pre>
 */
public final class TlogProof {
    /** The most bytes of extra data. */
    public static final int MAX_EXTRA_BYTES = 65_535;

    /** The most bytes of a proof: its header with all there can be, and a note. */
    public static final int MAX_BYTES = SignedNote.MAX_BYTES + 2 * MAX_EXTRA_BYTES;

    static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";

    private final long index;
    private final byte[] extra;
    private final List<byte[]> hashes;
    private final SignedNote checkpoint;

    TlogProof(long index, byte[] extra, List<byte[]> hashes, SignedNote checkpoint) {
        this.index = index;
        this.extra = extra;
        this.hashes = hashes;
        this.checkpoint = checkpoint;
    }

    /**
     * Makes the proof of the entry at an index.
     *
     * @param signedCheckpoint of a tree that has the entry
     * @param source of that tree's hashes
     * @throws NoteException if the note holds no checkpoint
     * @throws ProofException if the index is not below the checkpoint's size
     * @throws IOException if the source lacks a hash
     */
    public static TlogProof make(long index, SignedNote signedCheckpoint, HashSource source)
            throws NoteException, ProofException, IOException {
        long size = Checkpoint.parse(signedCheckpoint.unverifiedText()).size();
        InclusionProof inclusion = InclusionProof.make(index, size, source);
        return new TlogProof(index, null, inclusion.hashes(), signedCheckpoint);
    }

    /** This proof with extra data, at most {@link #MAX_EXTRA_BYTES}, which nothing authenticates. */
    public TlogProof withExtra(byte[] data) {
        if (data.length > MAX_EXTRA_BYTES) {
            throw new IllegalArgumentException(
                    "extra data: want at most " + MAX_EXTRA_BYTES + " bytes, got " + data.length);
        }
        return new TlogProof(index, data.clone(), hashes, checkpoint);
    }

    /**
     * Reads a proof's bytes.
     *
     * @throws MalformedProofException if its own lines are not as above
     * @throws NoteException if its checkpoint is no signed note
     */
    public static TlogProof parse(byte[] bytes) throws MalformedProofException, NoteException {
        return new TlogProofParser(bytes).parse();
    }

    /** The entry's index, not verified. */
    public long index() {
        return index;
    }

    /** The extra data, a copy; never authenticated. */
    public Optional<byte[]> extra() {
        return Optional.ofNullable(extra).map(byte[]::clone);
    }

    /** The hashes from the leaf's sibling to the root's child, copies. */
    public List<byte[]> hashes() {
        return hashes.stream().map(byte[]::clone).toList();
    }

    /** The signed checkpoint, not verified. */
    public SignedNote checkpoint() {
        return checkpoint;
    }

    /** The proof's bytes; {@link #parse} reads them. */
    public byte[] bytes() {
        StringBuilder header = new StringBuilder(FIRST_LINE).append('\n');
        if (extra != null) {
            header.append("extra ").append(StrictBase64.encode(extra)).append('\n');
        }
        header.append("index ").append(index).append('\n');
        for (byte[] hash : hashes) {
            header.append(StrictBase64.encode(hash)).append('\n');
        }
        header.append('\n');
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header.toString().getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(checkpoint.bytes());
        return bytes.toByteArray();
    }

    /**
     * Checks that the entry is in the ledger at {@link #index}: the checkpoint is signed by the ledger, and the hashes
     * lead from the entry to its root.
     *
     * @param entry the entry's bytes as stored
     * @param verifier of the ledger that the entry is said to be in
     * @throws NoteException if the checkpoint does not verify
     * @throws ProofException if the hashes do not prove it
     */
    public VerifiedCheckpoint verify(byte[] entry, CheckpointVerifier verifier) throws NoteException, ProofException {
        VerifiedCheckpoint verified = verifier.verify(checkpoint);
        Checkpoint head = verified.checkpoint();
        new InclusionProof(index, head.size(), hashes).verify(Hashes.leaf(entry), head.root());
        return verified;
    }
}
