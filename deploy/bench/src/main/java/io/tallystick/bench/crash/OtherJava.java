package io.tallystick.bench.crash;

import io.tallystick.bench.cluster.BenchNetwork;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Asks another Java of this machine to run the contracts again, and compares. */
final class OtherJava {
    private static final Path HOMES = Path.of("/usr/lib/jvm");
    private static final int OLDEST = 17;

    private final Path home;
    private final int version;

    private OtherJava(Path home, int version) {
        this.home = home;
        this.version = version;
    }

    /** One of another version than this, the newest; null if there is none. */
    static OtherJava find() throws IOException {
        OtherJava best = null;
        if (Files.isDirectory(HOMES)) {
            try (Stream<Path> homes = Files.list(HOMES)) {
                for (Path home : homes.toList()) {
                    int version = version(home.resolve("release"));
                    if (version >= OLDEST
                            && version != Runtime.version().feature()
                            && Files.isExecutable(home.resolve("bin/java"))
                            && (best == null || version > best.version)) {
                        best = new OtherJava(home, version);
                    }
                }
            }
        }
        return best;
    }

    /** The feature version that a release file tells, or 0. */
    private static int version(Path release) throws IOException {
        if (!Files.isRegularFile(release)) {
            return 0;
        }
        return Files.readString(release)
                .lines()
                .filter(line -> line.matches("JAVA_VERSION=\"[0-9]{1,4}[^0-9].*"))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("^[^0-9]*([0-9]+).*", "$1")))
                .findFirst()
                .orElse(0);
    }

    /**
     * Runs the ledgers there.
     *
     * @param directory for their entries and what is said; made
     * @param want the lines that this Java came to
     * @return the faults
     */
    List<String> replay(BenchNetwork network, List<LedgerEvidence> ledgers, Path directory, List<String> want)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        for (LedgerEvidence ledger : ledgers) {
            write(ReplayProcess.file(directory, ledger.ledger()), ledger.blocks());
        }
        Path said = directory.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(
                home.resolve("bin/java").toString(),
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
                : List.of("Java " + version + ": want " + want + ", got " + got + "; see " + directory);
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

    @Override
    public String toString() {
        return "Java " + version;
    }
}
