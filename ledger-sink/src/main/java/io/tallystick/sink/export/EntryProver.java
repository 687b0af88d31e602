package io.tallystick.sink.export;

import io.tallystick.ledger.block.BlockChain;
import io.tallystick.ledger.merkle.ProofException;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.note.NoteException;
import io.tallystick.ledger.note.SignedNote;
import io.tallystick.ledger.proof.TlogProof;
import io.tallystick.ledger.tile.TileHashSource;
import io.tallystick.sink.tiles.TileDirectoryReader;
import io.tallystick.sink.verify.BlockEntries;
import io.tallystick.sink.verify.BlockSource;
import io.tallystick.sink.verify.Defect;
import io.tallystick.sink.verify.DefectException;
import io.tallystick.sink.verify.LedgerKeys;
import io.tallystick.sink.verify.Progress;
import java.io.IOException;
import java.util.Arrays;

/**
 * Proves that an entry is in a ledger, from its blocks up to its newest signed checkpoint. It reads them all, since the
 * blocks hold entries and no hashes of subtrees; a tile directory gives the same proof from a few of its tiles.
 */
public final class EntryProver {
    /** An entry with its proof. */
    public static final class Proven {
        private final TlogProof proof;
        private final byte[] entry;
        private final long size;

        private Proven(TlogProof proof, byte[] entry, long size) {
            this.proof = proof;
            this.entry = entry;
            this.size = size;
        }

        /** Verifies with the entry's bytes and the ledger's key. */
        public TlogProof proof() {
            return proof;
        }

        /** The entry's bytes as stored, a copy. */
        public byte[] entry() {
            return entry.clone();
        }

        /** Entries under the proof's checkpoint. */
        public long size() {
            return size;
        }
    }

    private final int ledger;
    private final LedgerKeys keys;
    private final SignedBlocks blocks;
    private final Progress progress;

    /** @param keys that checkpoints are checked with before they are believed */
    public EntryProver(int ledger, LedgerKeys keys, BlockSource source, Progress progress) {
        this.ledger = ledger;
        this.keys = keys;
        this.blocks = new SignedBlocks(ledger, keys, source);
        this.progress = progress;
    }

    /**
     * Proves an entry out of an archive; what it gives has been verified.
     *
     * @param keys of the ledger
     * @param reader of its tile directory, which has a checkpoint
     * @param index of the entry, from 0
     * @throws UnsignedEntryException if the checkpoint does not cover such an entry
     * @throws NoteException if the checkpoint is not signed by the ledger
     * @throws ProofException if the tiles do not lead to the checkpoint's root: the archive is damaged
     */
    public static Proven prove(LedgerKeys keys, TileDirectoryReader reader, long index)
            throws IOException, NoteException, ProofException {
        SignedNote note = reader.checkpoint();
        long size = keys.verify(note).checkpoint().size();
        UnsignedEntryException.requireSigned(reader.directory().toString(), index, size);
        byte[][] entry = new byte[1][];
        reader.entries(
                index,
                index + 1,
                size,
                (at, buffer, offset, length) -> entry[0] = Arrays.copyOfRange(buffer, offset, offset + length));
        TlogProof proof = TlogProof.make(index, note, new TileHashSource(reader, size));
        proof.verify(entry[0], keys.verifier());
        return new Proven(proof, entry[0], size);
    }

    /**
     * Proves an entry; what it gives has been verified.
     *
     * @param index of the entry, from 0
     * @throws UnsignedEntryException if no checkpoint covers such an entry (yet)
     * @throws DefectException if the checkpoint or the blocks up to it do not hold
     */
    public Proven prove(long index) throws IOException {
        SignedBlocks.Head head =
                blocks.head().orElseThrow(() -> new UnsignedEntryException("ledger " + ledger, index, 0));
        Checkpoint checkpoint = head.checkpoint();
        UnsignedEntryException.requireSigned("ledger " + ledger, index, checkpoint.size());
        try {
            SubtreeHashes hashes = SubtreeHashes.proving(index, checkpoint.size());
            byte[] entry = read(index, checkpoint, hashes);
            TlogProof proof = TlogProof.make(index, head.note(), hashes);
            proof.verify(entry, keys.verifier());
            return new Proven(proof, entry, checkpoint.size());
        } catch (NoteException | ProofException e) {
            throw new DefectException(Defect.ofLedger(ledger, e.getMessage()));
        }
    }

    private byte[] read(long wanted, Checkpoint checkpoint, SubtreeHashes hashes) throws IOException {
        byte[][] entry = new byte[1][];
        BlockChain chain = BlockChain.empty();
        blocks.follow(chain, checkpoint, block -> {
            long first = chain.size() - block.entryCount();
            if (block.firstIndex() != first) {
                throw new DefectException(Defect.ofBlock(
                        ledger, block.height(), "first index: want " + first + ", got " + block.firstIndex()));
            }
            BlockEntries.visit(block, (index, buffer, offset, length) -> {
                hashes.entry(index, buffer, offset, length);
                if (index == wanted) {
                    entry[0] = Arrays.copyOfRange(buffer, offset, offset + length);
                }
            });
            progress.entries(ledger, chain.size(), checkpoint.size());
            return true;
        });
        return entry[0];
    }
}
