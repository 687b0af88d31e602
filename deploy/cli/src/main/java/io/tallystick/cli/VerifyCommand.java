package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.genesis.GenesisLimits;
import io.tallystick.ledger.genesis.LedgerKey;
import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.merkle.ProofException;
import io.tallystick.ledger.note.CheckpointVerifier;
import io.tallystick.ledger.note.NoteException;
import io.tallystick.ledger.note.VerifiedCheckpoint;
import io.tallystick.ledger.note.VerifierKey;
import io.tallystick.ledger.proof.MalformedProofException;
import io.tallystick.ledger.proof.TlogProof;
import io.tallystick.sink.verify.ArchiveVerifier;
import io.tallystick.sink.verify.ContractReplay;
import io.tallystick.sink.verify.NetworkVerdict;
import io.tallystick.sink.verify.Progress;
import io.tallystick.sink.verify.SourceVerifier;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: an archive, a network in Kafka, or one proof. */
@Command(
        name = "verify",
        description = "Check everything from the bytes up: an archive, a network in Kafka, or one proof.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick verify archive --genesis network.yaml",
            "  tallystick verify archive --key tallystick/plant/0+57c0e5a8+AfTnB…",
            "  tallystick verify --network network.yaml \\",
            "      --bootstrap-server localhost:9092 \\",
            "      --schema-registry http://localhost:8081",
            "  tallystick verify archive --replay --threads 4",
            "  tallystick verify --proof entry.tlog-proof --entry entry.bin \\",
            "      --genesis network.yaml",
            "  tallystick verify --proof entry.tlog-proof --entry entry.bin \\",
            "      --key tallystick/plant/0+57c0e5a8+AfTnB…",
            "",
            "Without --genesis or --key an archive is checked against its own network.yaml: compare the SHA-256 that is"
                    + " printed with the network's. --replay runs every contract of every ledger again: each outcome must be"
                    + " the same to the byte, each message received as it was sent, and the money must add up. Who ran the"
                    + " same entries has the same digest of the network's outcomes. Exit code 0 only if all holds."
        })
final class VerifyCommand implements Callable<Integer> {
    /** As in tiles: a length of two bytes. */
    private static final int MAX_ENTRY_BYTES = 65_535;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "An archive, as `tallystick export` makes it.")
    private Path archive;

    @Option(names = "--genesis", paramLabel = "FILE", description = "The network.yaml that you trust.")
    private Path genesisFile;

    @Option(names = "--key", paramLabel = "VKEY", description = "A ledger's verifier key that you trust; several.")
    private List<String> keys = new ArrayList<>();

    @Option(names = "--proof", paramLabel = "FILE", description = "A tlog-proof; with --entry and --key or --genesis.")
    private Path proof;

    @Option(names = "--entry", paramLabel = "FILE", description = "The bytes of the entry that the proof is of.")
    private Path entry;

    @Option(names = "--replay", description = "Run all contracts again and compare every outcome.")
    private boolean replay;

    @Mixin
    private ThreadsOption threads;

    @Mixin
    private KafkaNetwork network;

    @Mixin
    private Console console;

    private final SignatureVerifier signatures = SignatureVerifiers.best();

    @Override
    public Integer call() throws Exception {
        if (proof != null || entry != null) {
            if (replay) {
                throw new CliException(Exit.USAGE, "want --replay or --proof, got both: a proof is of one entry alone");
            }
            return proof();
        }
        PrintWriter err = console.err();
        ProgressLine line = new ProgressLine(err);
        Progress progress =
                (ledger, done, total) -> line.show(done, total, "ledger " + ledger + ": " + done + " entries");
        NetworkVerdict verdict;
        Replay contracts = replay ? new Replay() : null;
        ContractReplay along = replay ? contracts : ContractReplay.NONE;
        long start = System.nanoTime();
        if (archive != null) {
            verdict = archive(progress, along);
        } else if (network.kafka().hasBroker()) {
            verdict = kafka(progress, along);
        } else {
            throw new CliException(
                    Exit.USAGE, "want an archive, --bootstrap-server, or --proof with --entry and --key; got none");
        }
        ReplayVerdict ran = null;
        if (replay) {
            ran = ReplayVerdict.of(verdict, contracts.contracts(), System.nanoTime() - start);
            verdict = ran.verdict();
        }
        new VerdictPrinter(console.out(), err).print(verdict, ran, console.json());
        return verdict.holds() ? Exit.HOLDS : Exit.DOES_NOT_HOLD;
    }

    private NetworkVerdict archive(Progress progress, ContractReplay along) throws Exception {
        if (!Files.isDirectory(archive)) {
            throw new CliException(Exit.USAGE, archive + ": want the folder of an archive, there is none");
        }
        if (!ArchiveVerifier.hasAnything(archive)) {
            throw new CliException(
                    Exit.USAGE,
                    archive + ": nothing to verify: want an archive, as `tallystick export` makes it, with network.yaml"
                            + " and ledger-0; it has neither");
        }
        ArchiveVerifier verifier = new ArchiveVerifier(archive, signatures, threads.count(), progress, along);
        if (genesisFile != null) {
            return verifier.verify(Inputs.genesis(genesisFile));
        }
        if (!keys.isEmpty()) {
            return verifier.verify(verifierKeys());
        }
        Path own = archive.resolve(ArchiveVerifier.GENESIS_FILE);
        if (Files.exists(own) && !console.json()) {
            byte[] sha256 = Hashes.sha256(Inputs.read(own, GenesisLimits.MAX_BYTES + 1));
            console.err()
                    .println("trusting the archive's own network.yaml, SHA-256 "
                            + HexFormat.of().formatHex(sha256) + "; give --genesis or --key to trust your own");
        }
        return verifier.verify();
    }

    private NetworkVerdict kafka(Progress progress, ContractReplay along) throws Exception {
        Genesis genesis = genesisFile == null ? network.genesis() : Inputs.genesis(genesisFile);
        try (KafkaLedgers ledgers = network.ledgers(genesis, console.err())) {
            return new SourceVerifier(genesis, signatures, threads.count(), progress, along).verify(ledgers::source);
        }
    }

    private List<VerifierKey> verifierKeys() {
        List<VerifierKey> parsed = new ArrayList<>();
        for (String key : keys) {
            try {
                parsed.add(VerifierKey.parse(key));
            } catch (NoteException e) {
                throw new CliException(Exit.USAGE, "--key: " + e.getMessage());
            }
        }
        return parsed;
    }

    private int proof() throws Exception {
        if (proof == null || entry == null || keys.isEmpty() == (genesisFile == null)) {
            throw new CliException(Exit.USAGE, "want --proof, --entry and either --key or --genesis together");
        }
        try {
            TlogProof parsed = TlogProof.parse(Inputs.read(proof, TlogProof.MAX_BYTES + 1));
            VerifierKey key = trustedKey(parsed);
            VerifiedCheckpoint checkpoint =
                    parsed.verify(Inputs.read(entry, MAX_ENTRY_BYTES + 1), CheckpointVerifier.of(key, signatures));
            long size = checkpoint.checkpoint().size();
            console.print(
                    Json.object("holds", true, "origin", key.name(), "index", parsed.index(), "size", size),
                    "holds: it is entry " + parsed.index() + " of " + key.name() + ", signed at size " + size);
            return Exit.HOLDS;
        } catch (MalformedProofException | NoteException | ProofException e) {
            console.print(Json.object("holds", false, "problem", e.getMessage()), "DOES NOT HOLD: " + e.getMessage());
            return Exit.DOES_NOT_HOLD;
        }
    }

    /** The trusted key that is named after the origin which the proof's checkpoint claims. */
    private VerifierKey trustedKey(TlogProof parsed) throws Exception {
        List<VerifierKey> trusted = genesisFile == null
                ? verifierKeys()
                : Inputs.genesis(genesisFile).ledgerKeys().stream()
                        .map(LedgerKey::verifierKey)
                        .toList();
        String origin = parsed.checkpoint().unverifiedText().lines().findFirst().orElse("");
        return trusted.stream()
                .filter(key -> key.name().equals(origin))
                .findFirst()
                .orElseThrow(() -> new CliException(
                        Exit.DOES_NOT_HOLD,
                        "the proof is of \"" + origin + "\", want one of "
                                + trusted.stream().map(VerifierKey::name).toList()));
    }
}
