package io.tallystick.quickstart.demo;

import io.tallystick.ledger.audit.AuditCounts;
import io.tallystick.ledger.audit.LedgerAuditor;
import io.tallystick.ledger.audit.LedgerInvalidException;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.note.CheckpointVerifier;
import io.tallystick.ledger.note.NoteException;
import io.tallystick.ledger.note.VerifierKey;
import io.tallystick.ledger.tile.TileAudit;
import io.tallystick.sink.tiles.TileDirectoryReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/** Verifies exported ledgers from their files and the genesis alone, as an auditor does who trusts nobody. */
final class OutsideAudit {
    private final Genesis genesis;
    private final Path directory;

    OutsideAudit(Genesis genesis, Path directory) {
        this.genesis = genesis;
        this.directory = directory;
    }

    /** What was found in one ledger; {@code defect} is empty where it holds. */
    record Finding(int ledger, long size, String root, AuditCounts counts, String defect) {}

    /** Every byte of every tile, every signature of every device, every seal, and the checkpoint's signature. */
    Finding audit(int ledger) {
        LedgerAuditor auditor = new LedgerAuditor(genesis, ledger, SignatureVerifiers.best(), block -> {});
        try {
            TileDirectoryReader reader = new TileDirectoryReader(LedgerExport.ledgerDirectory(directory, ledger));
            VerifierKey key = VerifierKey.parse(genesis.ledgerKey(ledger).vkey());
            Checkpoint checkpoint = CheckpointVerifier.of(key, SignatureVerifiers.best())
                    .verify(reader.checkpoint())
                    .checkpoint();
            new TileAudit(reader, (index, buffer, offset, length) -> feed(auditor, buffer, offset, length))
                    .verify(checkpoint.size(), checkpoint.root());
            boolean whole = auditor.size() == checkpoint.size() && Arrays.equals(auditor.root(), checkpoint.root());
            return finding(ledger, auditor, whole ? "" : "the checkpoint does not end with a block");
        } catch (IOException | NoteException e) {
            return finding(ledger, auditor, e.getMessage());
        }
    }

    private static void feed(LedgerAuditor auditor, byte[] buffer, int offset, int length) throws IOException {
        try {
            auditor.feed(buffer, offset, length);
        } catch (LedgerInvalidException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Finding finding(int ledger, LedgerAuditor auditor, String defect) {
        return new Finding(ledger, auditor.size(), HexFormat.of().formatHex(auditor.root()), auditor.counts(), defect);
    }
}
