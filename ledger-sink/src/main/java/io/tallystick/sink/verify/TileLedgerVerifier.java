package io.tallystick.sink.verify;

import io.tallystick.ledger.audit.AuditCounts;
import io.tallystick.ledger.audit.LedgerAuditor;
import io.tallystick.ledger.audit.LedgerInvalidException;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.note.NoteException;
import io.tallystick.ledger.tile.TileAudit;
import io.tallystick.ledger.tile.TileException;
import io.tallystick.ledger.tile.TilePath;
import io.tallystick.sink.tiles.TileDirectoryException;
import io.tallystick.sink.tiles.TileDirectoryReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Verifies one ledger's tile directory: checkpoint, names of files, every byte of every tile, every entry. */
final class TileLedgerVerifier {
    private static final String CHECKPOINT = "checkpoint";

    private final int ledger;
    private final LedgerKeys keys;
    private final Optional<Genesis> genesis;
    private final SignatureVerifier signatures;
    private final Progress progress;
    private final ContractReplay contracts;

    TileLedgerVerifier(
            int ledger,
            LedgerKeys keys,
            Optional<Genesis> genesis,
            SignatureVerifier signatures,
            Progress progress,
            ContractReplay contracts) {
        this.ledger = ledger;
        this.keys = keys;
        this.genesis = genesis;
        this.signatures = signatures;
        this.progress = progress;
        this.contracts = contracts;
    }

    /** @param name of the directory in the archive */
    LedgerVerdict verify(TileDirectoryReader reader, String name) {
        try {
            if (!reader.hasCheckpoint()) {
                return withoutCheckpoint(reader, name);
            }
            Checkpoint checkpoint = checkpoint(reader, name);
            requireExpectedFiles(reader, checkpoint.size(), name);
            // Tiles first, by hashes alone: so a changed byte is told as the entry it lies in, not as what follows from
            // it.
            new TileAudit(reader, (index, buffer, offset, length) -> {}).verify(checkpoint.size(), checkpoint.root());
            return entries(reader, checkpoint);
        } catch (DefectException e) {
            return failed(e.defect());
        } catch (TileDirectoryException e) {
            return failed(Defect.ofFile(ledger, name, e.getMessage()));
        } catch (TileException e) {
            return failed(Defect.of(ledger, e));
        } catch (IOException e) {
            return failed(Defect.ofLedger(ledger, "cannot be read: " + e.getMessage()));
        }
    }

    private LedgerVerdict failed(Defect defect) {
        return LedgerVerdict.without(ledger, keys.origin(), List.of(defect), List.of());
    }

    private LedgerVerdict withoutCheckpoint(TileDirectoryReader reader, String name) throws IOException {
        List<String> files = reader.unexpectedFiles(0);
        if (!files.isEmpty()) {
            return failed(Defect.ofFile(
                    ledger, name + "/" + CHECKPOINT, "missing, though there are files: " + files.get(0) + " …"));
        }
        // An application that starts signs the genesis at once: only what was exported before its first start is so
        // empty.
        return failed(Defect.ofFile(
                ledger,
                name + "/" + CHECKPOINT,
                "missing: nothing of this ledger is signed or there; export again when the network has run"));
    }

    private Checkpoint checkpoint(TileDirectoryReader reader, String name) throws IOException {
        try {
            return keys.verify(reader.checkpoint()).checkpoint();
        } catch (NoteException | TileDirectoryException e) {
            throw new DefectException(Defect.ofFile(ledger, name + "/" + CHECKPOINT, e.getMessage()));
        }
    }

    private void requireExpectedFiles(TileDirectoryReader reader, long size, String name) throws IOException {
        List<String> unexpected = reader.unexpectedFiles(size);
        if (!unexpected.isEmpty()) {
            throw new DefectException(Defect.ofFile(
                    ledger,
                    name + "/" + unexpected.get(0),
                    "unexpected: a ledger of " + size + " entries has no such file (" + unexpected.size()
                            + " unexpected in all); export again to clear what a crash left"));
        }
    }

    private LedgerVerdict entries(TileDirectoryReader reader, Checkpoint checkpoint) throws IOException {
        if (genesis.isEmpty()) {
            progress.entries(ledger, checkpoint.size(), checkpoint.size());
            return verdict(
                    checkpoint,
                    0,
                    AuditCounts.NONE,
                    List.of(
                            "ledger " + ledger + ": without a genesis, devices' signatures, sequences, seals and"
                                    + " blocks were not checked; only that the entries are those that the ledger's key signed"));
        }
        LedgerAuditor auditor = new LedgerAuditor(
                genesis.get(), ledger, signatures, block -> contracts.block(ledger, block), contracts);
        reader.entries(0, checkpoint.size(), checkpoint.size(), (index, buffer, offset, length) -> {
            try {
                auditor.feed(buffer, offset, length);
            } catch (LedgerInvalidException e) {
                throw new DefectException(Defect.of(e));
            }
            if ((index + 1) % TilePath.FULL_WIDTH == 0) {
                progress.entries(ledger, index + 1, checkpoint.size());
            }
        });
        requireWhole(auditor, checkpoint);
        progress.entries(ledger, checkpoint.size(), checkpoint.size());
        return verdict(checkpoint, auditor.height(), auditor.counts(), new ArrayList<>());
    }

    /** The auditor built its own tree from what it read, so files that change between two readings help nobody. */
    private void requireWhole(LedgerAuditor auditor, Checkpoint checkpoint) throws DefectException {
        if (auditor.size() != checkpoint.size()) {
            throw new DefectException(Defect.ofBlock(
                    ledger,
                    auditor.height(),
                    "want its seal as entry " + (checkpoint.size() - 1) + ", the checkpoint's last, got none after "
                            + (checkpoint.size() - auditor.size()) + " entries"));
        }
        if (!Arrays.equals(auditor.root(), checkpoint.root())) {
            throw new DefectException(Defect.ofLedger(
                    ledger,
                    "want the root " + Hashes.toBase64(checkpoint.root()) + " of its checkpoint, the entries make "
                            + Hashes.toBase64(auditor.root())));
        }
    }

    private LedgerVerdict verdict(Checkpoint checkpoint, long blocks, AuditCounts counts, List<String> unchecked) {
        return new LedgerVerdict(
                ledger,
                keys.origin(),
                checkpoint.size(),
                blocks,
                Hashes.toBase64(checkpoint.root()),
                counts,
                List.of(),
                unchecked);
    }
}
