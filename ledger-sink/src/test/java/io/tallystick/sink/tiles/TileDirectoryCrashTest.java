package io.tallystick.sink.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.tile.TileAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileDirectoryCrashTest {
    private static final long[] COMMITS = {0, 3, 250, 256, 300, 301, 800};

    @Test
    void crash_atEveryStep_leavesADirectoryThatResumesToTheSameBytes(@TempDir Path temporary) throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("TileDirectoryCrashTest: seed " + seed);
        Random random = new Random(seed);
        long size = COMMITS[COMMITS.length - 1];
        Map<String, String> want = Samples.oneShot(temporary.resolve("once"), size);
        int crashes = 0;
        for (int failAt = 1; ; failAt++) {
            for (boolean after : new boolean[] {false, true}) {
                Path directory = Files.createDirectories(temporary.resolve(failAt + (after ? "after" : "before")));
                PowerLossFileOps ops = new PowerLossFileOps(failAt, after, random);
                long committed = writeUntilCrash(directory, ops);
                if (!ops.hasFailed()) {
                    assertThat(Samples.files(directory)).isEqualTo(want);
                    assertThat(crashes).isGreaterThan(100);
                    System.out.println("TileDirectoryCrashTest: " + crashes + " crashes");
                    return;
                }
                crashes++;
                ops.losePower();
                resume(directory, committed, size);
                assertThat(Samples.files(directory))
                        .as("crash at step %d", failAt)
                        .isEqualTo(want);
            }
        }
    }

    /** The size whose commit returned last. */
    private static long writeUntilCrash(Path directory, FileOps ops) {
        long committed = -1;
        try {
            TileDirectoryWriter writer = TileDirectoryWriter.open(directory, ops);
            for (long size : COMMITS) {
                Samples.appendTo(writer, size);
                Samples.commit(writer);
                committed = size;
            }
        } catch (IOException e) {
            assertThat(e)
                    .isInstanceOfSatisfying(
                            TileDirectoryException.class,
                            typed -> assertThat(typed.reason()).isEqualTo(TileDirectoryException.Reason.CANNOT_WRITE))
                    .hasMessageContaining("No space left on device; what the checkpoint covers is intact");
        }
        return committed;
    }

    private static void resume(Path directory, long committed, long size) throws Exception {
        TileDirectoryReader reader = new TileDirectoryReader(directory);
        if (committed >= 0) {
            Checkpoint checkpoint = Checkpoint.parse(reader.checkpoint().unverifiedText());
            assertThat(checkpoint.size()).isGreaterThanOrEqualTo(committed);
            new TileAudit(reader, (index, buf, off, len) -> {}).verify(checkpoint.size(), checkpoint.root());
        }
        TileDirectoryWriter writer = TileDirectoryWriter.open(directory);
        assertThat(writer.size()).isGreaterThanOrEqualTo(Math.max(0, committed));
        Samples.appendTo(writer, size);
        Samples.commit(writer);
        assertThat(reader.unexpectedFiles(size)).isEmpty();
    }
}
