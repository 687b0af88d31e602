package io.tallystick.bench.crash;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.embedded.OtherJava;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks another Java of this machine to run the contracts again, and compares. */
final class ReplayElsewhere {
    private ReplayElsewhere() {}

    /**
     * Runs the ledgers there.
     *
     * @param directory for their entries and what is said; made
     * @param want the lines that this Java came to
     * @return the faults
     */
    static List<String> on(
            OtherJava other, BenchNetwork network, List<LedgerEvidence> ledgers, Path directory, List<String> want)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        for (LedgerEvidence ledger : ledgers) {
            write(ReplayProcess.file(directory, ledger.ledger()), ledger.blocks());
        }
        Path said = directory.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(
                other.java().toString(),
                "-Dlogback.configurationFile=io/tallystick/bench/bench-logback.xml",
                ReplayProcess.class.getName(),
                network.name(),
                "" + network.ledgers(),
                directory.toString());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.redirectOutput(said.toFile())
                .redirectError(directory.resolve("errors").toFile());
        int exit = builder.start().waitFor();
        List<String> got = new ArrayList<>(Files.readAllLines(said, StandardCharsets.UTF_8));
        got.removeIf(line -> !line.matches("[0-9]+ [0-9]+ [0-9a-f]{64}"));
        return exit == 0 && got.equals(want)
                ? List.of()
                : List.of(other + ": want " + want + ", got " + got + "; see " + directory);
    }

    private static void write(Path file, List<List<byte[]>> blocks) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (List<byte[]> block : blocks) {
                for (byte[] entry : block) {
                    out.writeShort(entry.length);
                    out.write(entry);
                }
            }
        }
    }
}
