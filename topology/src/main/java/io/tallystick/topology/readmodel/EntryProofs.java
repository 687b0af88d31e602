package io.tallystick.topology.readmodel;

import io.tallystick.ledger.merkle.HashSource;
import io.tallystick.ledger.merkle.InclusionProof;
import io.tallystick.ledger.merkle.MerkleHasher;
import io.tallystick.ledger.merkle.ProofException;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.note.NoteException;
import io.tallystick.ledger.note.SignedNote;
import io.tallystick.ledger.proof.TlogProof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Makes proofs from kept subtrees and, within a tile, from entries: those of the tile that the entry is in, and of the one at
 * the tree's right edge. One for each request.
 */
final class EntryProofs {
    private static final int TILE = 1 << SubtreeHashes.TILE_LEVEL;

    private final LedgerView view;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> subtrees;
    private final MerkleHasher hasher = new MerkleHasher();
    private final Map<Long, byte[][]> tiles = new HashMap<>();

    EntryProofs(LedgerView view, ReadOnlyKeyValueStore<Bytes, byte[]> subtrees) {
        this.view = view;
        this.subtrees = subtrees;
    }

    /**
     * The proof of an entry in the tree of the last signed checkpoint.
     *
     * @return empty where the ledger, its checkpoint included, does not reach the entry
     * @throws ProofBehindException if there is no proof yet
     * @throws IllegalStateException if what is kept does not lead to the root that the ledger signed
     */
    Optional<TlogProof> of(long index) throws ProofBehindException {
        // In this order: what is taken in between the three only makes more of them agree.
        Optional<String> note = view.checkpoint();
        long hashed = SubtreeHashes.covered(subtrees.get(SubtreeHashes.end()));
        long kept = view.latest().map(StoredBlock::treeSize).orElse(0L);
        Checkpoint head;
        SignedNote signed;
        try {
            signed = note.isEmpty() ? null : SignedNote.parse(note.get().getBytes(StandardCharsets.UTF_8));
            head = signed == null ? null : Checkpoint.parse(signed.unverifiedText());
        } catch (NoteException e) {
            throw new IllegalStateException(what(index) + ": its last checkpoint does not parse: " + e.getMessage(), e);
        }
        long size = head == null ? 0 : head.size();
        if (index < 0 || index >= Math.max(size, kept)) {
            return Optional.empty();
        }
        if (index >= size) {
            throw new ProofBehindException(
                    view.ledger(), index, "the last signed checkpoint covers " + size + " of " + kept + " entries");
        }
        if (Math.min(hashed, kept) < size) {
            throw new ProofBehindException(
                    view.ledger(), index, Math.min(hashed, kept) + " of " + size + " signed entries are taken in");
        }
        return Optional.of(make(index, signed, head));
    }

    private TlogProof make(long index, SignedNote signed, Checkpoint head) {
        HashSource source = this::hash;
        try {
            TlogProof proof = TlogProof.make(index, signed, source);
            byte[] leaf = hash(0, index);
            new InclusionProof(index, head.size(), proof.hashes()).verify(leaf, head.root());
            return proof;
        } catch (NoteException | ProofException | IOException e) {
            throw new IllegalStateException(
                    what(index) + ": what is kept does not lead to the checkpoint's root: " + e.getMessage(), e);
        }
    }

    private byte[] hash(int level, long number) throws IOException {
        if (level >= SubtreeHashes.TILE_LEVEL) {
            byte[] kept = subtrees.get(SubtreeHashes.subtree(level, number));
            if (kept == null) {
                throw new IOException("want the subtree " + number + " of level " + level + ", got none");
            }
            return kept;
        }
        byte[][] leaves = tile((number << level) / TILE);
        int from = (int) ((number << level) % TILE);
        return root(leaves, from, from + (1 << level));
    }

    private byte[] root(byte[][] leaves, int from, int to) throws IOException {
        if (to - from > 1) {
            int middle = (from + to) >>> 1;
            return hasher.node(root(leaves, from, middle), root(leaves, middle, to));
        }
        if (leaves[from] == null) {
            throw new IOException("want the entry at place " + from + " of its tile, got none");
        }
        return leaves[from];
    }

    /** The hashes of a tile's entries, as far as they are kept. */
    private byte[][] tile(long number) {
        return tiles.computeIfAbsent(number, wanted -> {
            byte[][] leaves = new byte[TILE][];
            long first = wanted * TILE;
            long begin =
                    view.entry(first).map(entry -> entry.block().seal().first()).orElse(first);
            try (KeyValueIterator<Bytes, byte[]> blocks =
                    view.blocks().range(IndexKeys.block(begin), IndexKeys.block(first + TILE - 1))) {
                while (blocks.hasNext()) {
                    StoredBlock block = view.decoder().decode(blocks.next().value);
                    long to = Math.min(block.treeSize(), first + TILE);
                    for (long at = Math.max(block.seal().first(), first); at < to; at++) {
                        leaves[(int) (at - first)] = block.leafHash(at, hasher);
                    }
                }
            }
            return leaves;
        });
    }

    private String what(long index) {
        return "ledger " + view.ledger() + ", proof of entry " + index;
    }
}
