package io.tallystick.sink.export;

import io.tallystick.ledger.block.BlockChain;
import io.tallystick.ledger.block.BlockChainException;
import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.note.NoteException;
import io.tallystick.ledger.note.SignedNote;
import io.tallystick.sink.verify.BlockSource;
import io.tallystick.sink.verify.Defect;
import io.tallystick.sink.verify.DefectException;
import io.tallystick.sink.verify.LedgerKeys;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What one ledger's key signed last, and the blocks that lead there: each must continue the one before it. */
final class SignedBlocks {
    /**
     * The newest checkpoint.
     *
     * @param note as signed, verified
     * @param checkpoint what it says
     */
    record Head(SignedNote note, Checkpoint checkpoint) {}

    private final int ledger;
    private final LedgerKeys keys;
    private final BlockSource source;

    /** @param keys that checkpoints are checked with before they are believed */
    SignedBlocks(int ledger, LedgerKeys keys, BlockSource source) {
        this.ledger = ledger;
        this.keys = keys;
        this.source = source;
    }

    /**
     * The newest checkpoint, if any is signed.
     *
     * @throws DefectException if it does not verify
     */
    Optional<Head> head() throws IOException {
        List<byte[]> notes = source.newestCheckpoints();
        if (notes.isEmpty()) {
            return Optional.empty();
        }
        try {
            SignedNote note = SignedNote.parse(notes.get(notes.size() - 1));
            return Optional.of(new Head(note, keys.verify(note).checkpoint()));
        } catch (NoteException e) {
            throw defect(e.getMessage());
        }
    }

    /**
     * Shows the blocks from where a chain ends up to a checkpoint, each after the chain has followed it.
     *
     * @throws DefectException if a block does not continue the chain, or they do not lead to the checkpoint's root
     */
    void follow(BlockChain chain, Checkpoint target, BlockSource.BlockVisitor visitor) throws IOException {
        source.blocks(chain.size(), block -> {
            try {
                chain.follow(block.bundle(), block.root());
            } catch (BlockChainException e) {
                throw new DefectException(Defect.ofBlock(ledger, chain.height(), e.getMessage()));
            }
            return visitor.block(block) && chain.size() < target.size();
        });
        if (chain.size() != target.size() || !Arrays.equals(chain.root(), target.root())) {
            throw defect("want blocks up to size " + target.size() + " and root " + Hashes.toBase64(target.root())
                    + " of the newest checkpoint, got size " + chain.size() + " and root "
                    + Hashes.toBase64(chain.root()));
        }
    }

    private DefectException defect(String problem) {
        return new DefectException(Defect.ofLedger(ledger, problem));
    }
}
