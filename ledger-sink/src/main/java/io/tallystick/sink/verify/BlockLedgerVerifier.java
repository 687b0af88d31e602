package io.tallystick.sink.verify;

import io.tallystick.ledger.audit.LedgerAuditor;
import io.tallystick.ledger.audit.LedgerInvalidException;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.note.NoteException;
import io.tallystick.ledger.note.SignedNote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Verifies one ledger from its blocks and all of its checkpoints: every entry, what each block says of itself, and that every
 * checkpoint ever signed is one of a block's end, so that no two contradict each other. For one use.
 */
public final class BlockLedgerVerifier {
    private final Genesis genesis;
    private final int ledger;
    private final LedgerKeys keys;
    private final Progress progress;
    private final LedgerAuditor auditor;
    private final ContractReplay contracts;
    private final TreeMap<Long, byte[]> signedRoots = new TreeMap<>();
    private Block rebuilt;
    private long checked;

    /** Takes outcomes of contracts as they are. */
    public BlockLedgerVerifier(Genesis genesis, int ledger, SignatureVerifier signatures, Progress progress) {
        this(genesis, ledger, signatures, progress, ContractReplay.NONE);
    }

    /** Runs the contracts, too. */
    public BlockLedgerVerifier(
            Genesis genesis, int ledger, SignatureVerifier signatures, Progress progress, ContractReplay contracts) {
        this.genesis = genesis;
        this.ledger = ledger;
        this.keys = LedgerKeys.of(genesis, ledger, signatures);
        this.progress = progress;
        this.auditor = new LedgerAuditor(genesis, ledger, signatures, this::rebuilt, contracts);
        this.contracts = contracts;
    }

    /** Reads a source to its present end; failures to read it are the source's own exceptions. */
    public LedgerVerdict verify(BlockSource source) throws IOException {
        try {
            readCheckpoints(source.checkpoints());
            source.blocks(0, this::check);
            requireAllSeen();
            requireSigned();
        } catch (DefectException e) {
            return LedgerVerdict.without(ledger, genesis.origin(ledger), List.of(e.defect()), List.of());
        }
        return verdict();
    }

    private void rebuilt(Block block) {
        rebuilt = block;
        contracts.block(ledger, block);
    }

    private void readCheckpoints(List<byte[]> notes) throws DefectException {
        for (byte[] note : notes) {
            try {
                Checkpoint checkpoint = keys.verify(SignedNote.parse(note)).checkpoint();
                byte[] before = signedRoots.put(checkpoint.size(), checkpoint.root());
                if (before != null && !Arrays.equals(before, checkpoint.root())) {
                    throw new DefectException(Defect.ofLedger(
                            ledger, "two checkpoints of size " + checkpoint.size() + " with different roots: a fork"));
                }
            } catch (NoteException e) {
                throw new DefectException(Defect.ofLedger(ledger, "checkpoints: " + e.getMessage()));
            }
        }
    }

    private boolean check(SourceBlock block) throws IOException {
        int count = BlockEntries.visit(block, (index, buffer, offset, length) -> {
            try {
                auditor.feed(buffer, offset, length);
            } catch (LedgerInvalidException e) {
                throw new DefectException(Defect.of(e));
            }
        });
        if (rebuilt == null || auditor.size() != auditor.fed()) {
            throw new DefectException(Defect.ofBlock(
                    ledger, block.height(), "want one seal, as its last entry, got it elsewhere or none"));
        }
        require(block, "ledger", ledger, block.ledger());
        require(block, "height", rebuilt.seal().height(), block.height());
        require(block, "first index", rebuilt.seal().first(), block.firstIndex());
        require(block, "time", rebuilt.seal().timeMillis(), block.timeMillis());
        require(block, "entry count", count, block.entryCount());
        require(block, "entries up to its one seal", rebuilt.entryCount(), count);
        requireRoot(block, "root", rebuilt.root(), block.root());
        checkpointsUpTo(block);
        rebuilt = null;
        progress.entries(ledger, auditor.size(), -1);
        return true;
    }

    private void checkpointsUpTo(SourceBlock block) throws DefectException {
        byte[] signed = signedRoots.get(auditor.size());
        if (signed != null) {
            requireRoot(block, "root of the checkpoint at its end", auditor.root(), signed);
        }
        Long between = signedRoots.higherKey(checked);
        if (between != null && between < auditor.size()) {
            throw new DefectException(
                    Defect.ofBlock(ledger, block.height(), "a checkpoint of size " + between + " lies within it"));
        }
        checked = auditor.size();
    }

    private void requireAllSeen() throws DefectException {
        if (!signedRoots.isEmpty() && signedRoots.lastKey() > auditor.size()) {
            throw new DefectException(Defect.ofLedger(
                    ledger,
                    "want blocks up to entry " + signedRoots.lastKey() + ", which a checkpoint is signed for, got "
                            + auditor.size() + " entries"));
        }
    }

    private void requireSigned() throws DefectException {
        if (signedRoots.isEmpty()) {
            throw new DefectException(Defect.ofLedger(
                    ledger, "no checkpoint: nothing of its " + auditor.size() + " entries is signed (yet)"));
        }
    }

    private LedgerVerdict verdict() {
        List<String> unchecked = new ArrayList<>();
        long signed = signedRoots.lastKey();
        if (signed < auditor.size()) {
            unchecked.add("ledger " + ledger + ": no checkpoint is signed yet for the last " + (auditor.size() - signed)
                    + " of its " + auditor.size() + " entries");
        }
        return new LedgerVerdict(
                ledger,
                genesis.origin(ledger),
                auditor.size(),
                auditor.height(),
                auditor.size() == 0 ? "" : Hashes.toBase64(auditor.root()),
                auditor.counts(),
                List.of(),
                unchecked);
    }

    private void require(SourceBlock block, String what, long want, long got) throws DefectException {
        if (want != got) {
            throw new DefectException(Defect.ofBlock(ledger, block.height(), what + ": want " + want + ", got " + got));
        }
    }

    private void requireRoot(SourceBlock block, String what, byte[] want, byte[] got) throws DefectException {
        if (!Arrays.equals(want, got)) {
            throw new DefectException(Defect.ofBlock(
                    ledger,
                    block.height(),
                    what + ": want " + Hashes.toBase64(want) + ", got " + Hashes.toBase64(got)));
        }
    }
}
