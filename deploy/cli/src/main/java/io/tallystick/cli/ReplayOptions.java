package io.tallystick.cli;

import io.tallystick.contracts.replay.NetworkReplay;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.sink.verify.ArchiveVerifier;
import io.tallystick.sink.verify.NetworkVerdict;
import io.tallystick.sink.verify.Progress;
import io.tallystick.sink.verify.SourceVerifier;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Out of which ledgers contracts are listed: they are verified and run again for it. */
final class ReplayOptions {
    @Option(names = "--archive", paramLabel = "DIR", description = "Read an archive instead of Kafka.")
    private Path archive;

    /**
     * A network whose contracts ran again.
     *
     * @param contracts where they are after the last block
     */
    record Replayed(Genesis genesis, NetworkReplay contracts) {}

    /** Runs all contracts of all ledgers again; ends the command if anything does not hold. */
    Replayed replay(KafkaNetwork network, Console console) throws Exception {
        PrintWriter err = console.err();
        ProgressLine line = new ProgressLine(err);
        Progress progress =
                (ledger, done, total) -> line.show(done, total, "ledger " + ledger + ": " + done + " entries");
        SignatureVerifier signatures = SignatureVerifiers.best();
        int threads = Runtime.getRuntime().availableProcessors();
        Replay replay = new Replay();
        Genesis genesis;
        NetworkVerdict verdict;
        if (archive != null) {
            requireFolder();
            genesis = Inputs.archiveGenesis(archive);
            verdict = new ArchiveVerifier(archive, signatures, threads, progress, replay).verify(genesis);
        } else {
            genesis = network.genesis();
            try (KafkaLedgers ledgers = network.ledgers(genesis, err)) {
                ledgers.awaitCheckpoints(genesis.ledgerCount());
                verdict = new SourceVerifier(genesis, signatures, threads, progress, replay).verify(ledgers::source);
            }
        }
        if (!verdict.holds()) {
            throw new CliException(
                    Exit.DOES_NOT_HOLD,
                    "nothing is listed out of ledgers that do not hold: "
                            + verdict.defects().get(0));
        }
        return new Replayed(genesis, replay.contracts());
    }

    private void requireFolder() {
        if (!Files.isDirectory(archive)) {
            throw new CliException(Exit.USAGE, archive + ": want the folder of an archive, there is none");
        }
    }
}
