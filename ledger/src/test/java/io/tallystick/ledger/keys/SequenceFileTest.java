package io.tallystick.ledger.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceFileTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("pump.seq");
    }

    @Test
    void next_eachSubject_countsFromOneOverRestarts() {
        try (SequenceFile sequences = SequenceFile.open(file(), 1)) {
            assertThat(sequences.next("a")).isEqualTo(1);
            assertThat(sequences.next("a")).isEqualTo(2);
            assertThat(sequences.next("b b/\u00e9\n+%")).isEqualTo(1);
        }
        try (SequenceFile sequences = SequenceFile.open(file(), 100)) {
            assertThat(sequences.next("a")).isEqualTo(3);
            assertThat(sequences.next("b b/\u00e9\n+%")).isEqualTo(2);
            assertThat(sequences.next("")).isEqualTo(1);
        }
        try (SequenceFile sequences = SequenceFile.open(file(), 1)) {
            assertThat(sequences.next("a")).isEqualTo(4);
            assertThat(sequences.next("")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void next_crashesAtRandom_neverGivesANumberTwice(int run) throws Exception {
        long seed = Long.getLong("tallystick.seed", 20260104L);
        System.out.println("SequenceFileTest seed " + seed);
        Random random = new Random(seed);
        Map<String, Long> last = new HashMap<>();
        byte[] disk = null;
        for (int life = 0; life < 40; life++) {
            // A fresh folder with the bytes that were on disk is what a process finds after a kill.
            Path file = folder.resolve(run + "-" + life + ".seq");
            if (disk != null) {
                PrivateFiles.create(file, disk);
            }
            SequenceFile sequences = SequenceFile.open(file, run);
            for (int i = random.nextInt(30); i >= 0; i--) {
                String subject = "s" + random.nextInt(3);
                long number = sequences.next(subject);
                long previous = last.getOrDefault(subject, 0L);
                assertThat(number).isGreaterThan(previous).isLessThanOrEqualTo(previous + run + 1);
                last.put(subject, number);
            }
            boolean crash = random.nextBoolean();
            if (!crash) {
                sequences.close();
            }
            disk = Files.readAllBytes(file);
            sequences.close();
        }
    }

    @Test
    void next_manyThreads_giveEachNumberOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (SequenceFile sequences = SequenceFile.open(file(), 16)) {
            List<Callable<List<Long>>> tasks = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                tasks.add(() -> LongStream.range(0, 100)
                        .mapToObj(i -> sequences.next("s"))
                        .toList());
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> future : threads.invokeAll(tasks)) {
                all.addAll(future.get());
            }
            assertThat(all)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, 400).boxed().toList());
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void open_heldInThisProcess_isRefusedUntilClosed() {
        SequenceFile first = SequenceFile.open(file(), 1);

        assertThatThrownBy(() -> SequenceFile.open(file(), 1))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("in use");
        first.close();
        SequenceFile.open(file(), 1).close();
        assertThatThrownBy(() -> first.next("a")).isInstanceOf(IllegalStateException.class);
    }

    /** Holds the lock of its argument until its input ends. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            try (SequenceFile held = SequenceFile.open(Path.of(arguments[0]), 1)) {
                System.out.println("holding " + held.next("a"));
                System.in.transferTo(System.out);
            }
        }
    }

    @Test
    void open_heldByAnotherProcess_isRefusedUntilItIsKilled() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("holding 1");
            assertThatThrownBy(() -> SequenceFile.open(file(), 1)).hasMessageContaining("in use by another process");
        } finally {
            other.destroyForcibly().waitFor();
        }
        try (SequenceFile sequences = SequenceFile.open(file(), 1)) {
            assertThat(sequences.next("a")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tallystick-sequences/2\n",
                "tallystick-sequences/1",
                "tallystick-sequences/1\n3 a",
                "tallystick-sequences/1\n0 a\n",
                "tallystick-sequences/1\n-1 a\n",
                "tallystick-sequences/1\n1a\n",
                "tallystick-sequences/1\n1 %zz\n",
                "tallystick-sequences/1\n1 a\n2 a\n",
                "tallystick-sequences/1\n99999999999999999999 a\n"
            })
    void open_damaged_isRefusedNotBegunAgain(String content) {
        PrivateFiles.create(file(), content.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> SequenceFile.open(file(), 1))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> SequenceFile.open(file(), 1)).hasMessageContaining("damaged");
    }

    @Test
    void next_subjectThatCannotBeKept_isRefused() {
        try (SequenceFile sequences = SequenceFile.open(file(), 1)) {
            assertThatThrownBy(() -> sequences.next("x".repeat(KeyLimits.MAX_SUBJECT_BYTES + 1)))
                    .hasMessageContaining("want at most 1024 bytes");
            assertThatThrownBy(() -> sequences.next("\ud800")).hasMessageContaining("UTF-8");
        }
    }
}
