package io.tallystick.cli.again;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tallystick.cli.Cli;
import io.tallystick.embedded.OtherJava;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ledgers made by this Java, replayed by another one, in another language and time zone, on another number of threads. */
class ReplayElsewhereIT {
    private static final int LEDGERS = 2;

    @TempDir
    Path folder;

    @Test
    void replay_byAnotherJava_comesToTheSameDigests() throws Exception {
        Optional<OtherJava> other = OtherJava.find();
        if (other.isEmpty()) {
            System.out.println("NOT REPLAYED with another Java: none of another version in " + OtherJava.HOMES);
        }
        assumeTrue(other.isPresent(), "no Java of another version in " + OtherJava.HOMES);
        Path archive = record();
        String want = comparable(
                Cli.ok("verify", archive, "--replay", "--json", "--threads", 1).out());
        assertThat(want).contains("\"holds\":true").containsPattern("\"digest\":\"[0-9a-f]{64}\"");
        assertThat(comparable(elsewhere(other.get(), archive)))
                .as(other.get().toString())
                .isEqualTo(want);
    }

    private Path record() throws Exception {
        LibraryScenes scenes = new LibraryScenes();
        LibraryNetwork network = new LibraryNetwork("elsewhere", LEDGERS, scenes.organisations());
        List<Happening> happenings = new ArrayList<>(scenes.happenings(network));
        happenings.addAll(NumberScenes.happenings());
        happenings.sort((a, b) -> Long.compare(a.atMillis(), b.atMillis()));
        Path archive = folder.resolve("archive");
        network.record(happenings).export(archive);
        assertThat(network.rejections()).isEmpty();
        requireNumbers(Recording.of(archive, network.ledgerOf("numbers-0")));
        return archive;
    }

    /** That numbers which JDKs print in different ways are in outcomes as text: in messages, arguments, variables and refusals. */
    private static void requireNumbers(Recording ledger) {
        String said = ledger.outcomes().toString();
        assertThat(said)
                .contains("\"value\":2e+23")
                .contains("\"value\":8.41e+21")
                .contains("\"value\":5.960464477539063e-8")
                .contains("\"number\":2e+23")
                .containsPattern("Noted\\[[^]]*got [^]]*2e\\+23")
                .containsPattern("Read 199999999999999983222784, a third is")
                .contains("a number with a fraction")
                .doesNotContain("NOT_OPENED")
                .doesNotContain("Suspended");
    }

    /** What the command prints, but for how fast it was. */
    private static String comparable(String json) {
        return json.replaceAll("\"outcomesPerSecond\":[0-9.]+,", "").strip();
    }

    private String elsewhere(OtherJava other, Path archive) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(
                other.java().toString(),
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.extensions=u-nu-arab",
                "-Duser.timezone=Pacific/Kiritimati",
                "io.tallystick.cli.Tallystick",
                "verify",
                archive.toString(),
                "--replay",
                "--json",
                "--threads",
                "" + LEDGERS);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        int exit = builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(() -> read(out) + read(err)).isZero();
        return read(out);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
