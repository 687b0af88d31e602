package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.merkle.ProofException;
import io.tallystick.ledger.note.NoteException;
import io.tallystick.sink.export.EntryProver;
import io.tallystick.sink.verify.LedgerKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
            "  tallystick prove 0 17 --network network.yaml \\",
            "      --bootstrap-server localhost:9092 \\",
            "      --schema-registry http://localhost:8081 \\",
            "      -o entry.tlog-proof --entry-out entry.bin",
            "  tallystick prove 0 17 --archive archive \\",
            "      -o entry.tlog-proof --entry-out entry.bin",
            "  tallystick verify --proof entry.tlog-proof --entry entry.bin \\",
            "      --key tallystick/plant/0+57c0e5a8+AfTnB…"
        })
final class ProveCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "LEDGER", description = "Which ledger.")
    private int ledger;

    @Parameters(index = "1", paramLabel = "INDEX", description = "Which entry, from 0.")
    private long index;

    @Option(names = "--archive", paramLabel = "DIR", description = "Read an archive instead of Kafka.")
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
    private KafkaNetwork network;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws Exception {
        boolean live = archive == null;
        Genesis genesis = live ? network.genesis() : Inputs.archiveGenesis(archive);
        LedgerKeys keys = LedgerKeys.of(genesis, ledger, SignatureVerifiers.best());
        EntryProver.Proven proven = live ? ofKafka(genesis, keys) : ofArchive(keys);
        write(out, proven.proof().bytes());
        if (entryOut != null) {
            write(entryOut, proven.entry());
        }
        String key = genesis.ledgerKey(ledger).vkey();
        console.print(
                Json.object("ledger", ledger, "index", index, "size", proven.size(), "proof", out, "key", key),
                "proof of entry " + index + " at size " + proven.size() + " in " + out + "; verify it with --key "
                        + key);
        return Exit.HOLDS;
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new CliException(
                    Exit.UNREACHABLE,
                    file + ": cannot be written: "
                            + (e instanceof NoSuchFileException ? "there is no such folder" : e.getMessage()));
        }
    }

    private EntryProver.Proven ofKafka(Genesis genesis, LedgerKeys keys) throws Exception {
        ProgressLine progress = new ProgressLine(console.err());
        try (KafkaLedgers ledgers = network.ledgers(genesis, console.err())) {
            return new EntryProver(
                            ledger,
                            keys,
                            ledgers.source(ledger),
                            (number, done, total) ->
                                    progress.show(done, total, "ledger " + number + ": " + done + " entries"))
                    .prove(index);
        }
    }

    private EntryProver.Proven ofArchive(LedgerKeys keys) throws Exception {
        try {
            return EntryProver.prove(keys, EntryStream.reader(archive, ledger), index);
        } catch (NoteException | ProofException e) {
            throw new CliException(Exit.DOES_NOT_HOLD, archive + ": " + e.getMessage());
        }
    }
}
