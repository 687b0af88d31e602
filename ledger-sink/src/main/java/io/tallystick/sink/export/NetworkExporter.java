package io.tallystick.sink.export;

import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.sink.tiles.TileDirectoryException;
import io.tallystick.sink.verify.ArchiveVerifier;
import io.tallystick.sink.verify.BlockSource;
import io.tallystick.sink.verify.Defect;
import io.tallystick.sink.verify.DefectException;
import io.tallystick.sink.verify.LedgerKeys;
import io.tallystick.sink.verify.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Exports all ledgers of a network into an archive, see {@link ArchiveVerifier}, one after the other. */
public final class NetworkExporter {
    private final Genesis genesis;
    private final IntFunction<BlockSource> sources;
    private final SignatureVerifier signatures;
    private final Progress progress;

    /** @param sources the source of each ledger, 0 to {@code genesis.ledgerCount() - 1} */
    public NetworkExporter(
            Genesis genesis, IntFunction<BlockSource> sources, SignatureVerifier signatures, Progress progress) {
        this.genesis = genesis;
        this.sources = sources;
        this.signatures = signatures;
        this.progress = progress;
    }

    /**
     * Exports. A crash at any point leaves whole ledgers up to some checkpoint; the next export goes on.
     *
     * @throws DefectException if anything does not hold
     * @throws io.tallystick.sink.tiles.TileDirectoryException naming a file that cannot be written or is damaged
     */
    public List<LedgerExporter.Result> export(Path archive, boolean fromBeginning) throws IOException {
        Path file = archive.resolve(ArchiveVerifier.GENESIS_FILE);
        requireSameNetwork(file);
        List<LedgerExporter.Result> results = new ArrayList<>();
        for (int ledger = 0; ledger < genesis.ledgerCount(); ledger++) {
            LedgerKeys keys = LedgerKeys.of(genesis, ledger, signatures);
            Path directory = ArchiveVerifier.ledgerDirectory(archive, ledger);
            results.add(
                    new LedgerExporter(ledger, keys, sources.apply(ledger), directory, progress).export(fromBeginning));
            if (ledger == 0) {
                writeGenesis(file);
            }
        }
        return results;
    }

    private void requireSameNetwork(Path file) throws IOException {
        try {
            if (Files.exists(file) && !Arrays.equals(Files.readAllBytes(file), genesis.bytes())) {
                throw new DefectException(Defect.ofNetwork(
                        file.toString(),
                        "another network, or damaged: want the genesis of " + genesis.network()
                                + "; export into an empty directory"));
            }
        } catch (NoSuchFileException e) {
            throw new DefectException(Defect.ofNetwork(file.toString(), "vanished while being read"));
        }
    }

    /** After the first ledger's directory, whose writer has made the archive's. Renamed into place: whole or not there. */
    private void writeGenesis(Path file) throws IOException {
        if (!Files.exists(file)) {
            try {
                Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
                Files.write(temporary, genesis.bytes());
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw TileDirectoryException.cannotWrite(file, e);
            }
        }
    }
}
