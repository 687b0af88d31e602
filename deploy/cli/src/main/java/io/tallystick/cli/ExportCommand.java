package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.sink.export.LedgerExporter;
import io.tallystick.sink.export.NetworkExporter;
import io.tallystick.sink.verify.ArchiveVerifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export}. */
@Command(
        name = "export",
        description = "Write the ledgers, up to their newest checkpoints, as C2SP tile directories; resumable.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick export --to archive --network my-network \\",
            "      --bootstrap-server localhost:9092 \\",
            "      --schema-registry http://localhost:8081",
            "  tallystick export --to archive --from-beginning",
            "",
            "Run it again to add what has come since. Then: tallystick verify archive"
        })
final class ExportCommand implements Callable<Integer> {
    @Option(names = "--to", required = true, paramLabel = "DIR", description = "The archive; made if need be.")
    private Path archive;

    @Option(
            names = "--from-beginning",
            description = "Read all blocks again and compare them with what was exported before.")
    private boolean fromBeginning;

    @Mixin
    private KafkaNetwork network;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = console.err();
        Genesis genesis = network.genesis();
        requireOwnFolder(genesis);
        ProgressLine progress = new ProgressLine(err);
        try (KafkaLedgers ledgers = network.ledgers(genesis, err)) {
            List<LedgerExporter.Result> results = new NetworkExporter(
                            genesis,
                            ledgers::source,
                            SignatureVerifiers.best(),
                            (ledger, done, total) ->
                                    progress.show(done, total, "ledger " + ledger + ": " + done + " entries"))
                    .export(archive, fromBeginning);
            print(results);
        }
        return Exit.HOLDS;
    }

    /** Archives are given to others, so what lies beside them is too. */
    private void requireOwnFolder(Genesis genesis) throws IOException {
        if (!Files.isDirectory(archive)) {
            return;
        }
        List<String> others = ArchiveVerifier.strangeNames(archive, genesis);
        if (!others.isEmpty()) {
            throw new CliException(
                    Exit.USAGE,
                    archive + ": want a folder for the archive alone, which is given to others; got one with "
                            + others.get(0) + " in it");
        }
    }

    private void print(List<LedgerExporter.Result> results) {
        PrintWriter out = console.out();
        if (console.json()) {
            out.println(Json.line(Json.object(
                    "archive",
                    archive,
                    "ledgers",
                    results.stream()
                            .map(result -> Json.object(
                                    "ledger", result.ledger(), "size", result.size(), "added", result.added()))
                            .toList())));
            return;
        }
        for (LedgerExporter.Result result : results) {
            out.println("ledger " + result.ledger() + ": " + result.size() + " entries, " + result.added() + " new");
        }
    }
}
