package io.tallystick.cli;

import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.note.SignedNote;
import io.tallystick.ledger.proof.TlogProof;
import io.tallystick.ledger.tile.TileHashSource;
import io.tallystick.sink.tiles.TileDirectoryReader;
import io.tallystick.sink.verify.ArchiveVerifier;
import io.tallystick.sink.verify.LedgerKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code prove}. */
@Command(
        name = "prove",
        description = "Write the proof that an entry is in a ledger, for anyone who has the ledger's key.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick prove 0 17 --archive archive -o entry.tlog-proof --entry-out entry.bin",
            "  tallystick verify --proof entry.tlog-proof --entry entry.bin --key tallystick/plant/0+57c0e5a8+AfTnB…"
        })
final class ProveCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "LEDGER", description = "Which ledger.")
    private int ledger;

    @Parameters(index = "1", paramLabel = "INDEX", description = "Which entry, from 0.")
    private long index;

    @Option(names = "--archive", required = true, paramLabel = "DIR", description = "As `tallystick export` makes it.")
    private Path archive;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "Where the tlog-proof goes.")
    private Path out;

    @Option(names = "--entry-out", paramLabel = "FILE", description = "Where the entry's bytes go.")
    private Path entryOut;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws Exception {
        Genesis genesis = NetworkOption.read(archive.resolve(ArchiveVerifier.GENESIS_FILE));
        LedgerKeys keys = LedgerKeys.of(genesis, ledger, SignatureVerifiers.best());
        TileDirectoryReader reader = EntryStream.reader(archive, ledger);
        SignedNote note = reader.checkpoint();
        long size = keys.verify(note).checkpoint().size();
        if (index < 0 || index >= size) {
            throw new CliException(
                    Exit.USAGE, "entry " + index + ": ledger " + ledger + " of " + archive + " has 0 to " + (size - 1));
        }
        byte[] entry = entry(reader, size);
        TlogProof proof = TlogProof.make(index, note, new TileHashSource(reader, size));
        // A damaged archive must not give out a proof that will not verify.
        proof.verify(entry, keys.verifier());
        Files.write(out, proof.bytes());
        if (entryOut != null) {
            Files.write(entryOut, entry);
        }
        String key = genesis.ledgerKey(ledger).vkey();
        console.print(
                Json.object("ledger", ledger, "index", index, "size", size, "proof", out, "key", key),
                "proof of entry " + index + " at size " + size + " in " + out + "; verify it with --key " + key);
        return Exit.HOLDS;
    }

    private byte[] entry(TileDirectoryReader reader, long size) throws IOException {
        byte[][] entry = new byte[1][];
        reader.entries(
                index,
                index + 1,
                size,
                (at, buffer, offset, length) -> entry[0] = Arrays.copyOfRange(buffer, offset, offset + length));
        return entry[0];
    }
}
