package io.tallystick.sink.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.merkle.Frontier;
import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.merkle.InclusionProof;
import io.tallystick.ledger.tile.EntryBundle;
import io.tallystick.ledger.tile.TileAudit;
import io.tallystick.ledger.tile.TileException;
import io.tallystick.ledger.tile.TileHashSource;
import io.tallystick.sink.tiles.TileDirectoryException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileDirectoryTest {
    @TempDir
    private Path directory;

    @Test
    void export_of70000Entries_isTheSpecificationsTilesAndVerifies() throws Exception {
        Frontier frontier = new Frontier();
        for (int i = 0; i < 70_000; i++) {
            frontier.appendEntry(Samples.entry(i));
        }
        Map<String, String> files = Samples.oneShot(directory, 70_000);
        assertThat(files).hasSize(1 + 2 * 273 + 1 + 4);
        assertThat(files.keySet().stream().filter(name -> name.matches("tile/0/\\d{3}")))
                .hasSize(273);
        assertThat(files)
                .containsKeys(
                        "checkpoint",
                        "tile/entries/273.p/112",
                        "tile/0/273.p/112",
                        "tile/1/000",
                        "tile/1/001.p/17",
                        "tile/2/000.p/1");
        TileDirectoryReader reader = new TileDirectoryReader(directory);
        assertThat(reader.unexpectedFiles(70_000)).isEmpty();
        new TileAudit(
                        reader,
                        (index, buf, off, len) -> assertThat(Arrays.copyOfRange(buf, off, off + len))
                                .isEqualTo(Samples.entry(index)))
                .verify(70_000, frontier.root());
        InclusionProof.make(65_535, 70_000, new TileHashSource(reader, 70_000))
                .verify(Hashes.leaf(Samples.entry(65_535)), frontier.root());
    }

    @Test
    void resume_atManySizes_givesTheBytesOfOneShot(@TempDir Path once) throws Exception {
        for (long size : new long[] {0, 1, 255, 256, 257, 511, 512, 1000}) {
            TileDirectoryWriter writer = TileDirectoryWriter.open(directory);
            Samples.appendTo(writer, size);
            Samples.commit(writer);
            assertThat(writer.committedSize()).isEqualTo(size);
            assertThat(new TileDirectoryReader(directory).unexpectedFiles(size)).isEmpty();
        }
        assertThat(Samples.files(directory)).isEqualTo(Samples.oneShot(once, 1000));
    }

    @Test
    void appendBundle_isAsItsEntries(@TempDir Path once) throws Exception {
        TileDirectoryWriter writer = TileDirectoryWriter.open(directory);
        for (int first = 0; first < 600; first += 100) {
            List<byte[]> entries = new ArrayList<>();
            for (int i = first; i < first + 100; i++) {
                entries.add(Samples.entry(i));
            }
            writer.appendBundle(EntryBundle.encode(entries), 100);
        }
        assertThatThrownBy(() -> writer.appendBundle(new byte[] {0, 1}, 1)).isInstanceOf(TileException.class);
        Samples.commit(writer);
        assertThat(Samples.files(directory)).isEqualTo(Samples.oneShot(once, 600));
    }

    @Test
    void commit_withoutNewEntries_replacesTheCheckpointAndSweeps() throws Exception {
        Map<String, String> before = Samples.oneShot(directory, 300);
        Files.write(directory.resolve("tile/0/001.p/43"), new byte[43 * 32]);
        Files.write(directory.resolve("tile/0/000.tmp"), new byte[1]);
        Files.write(directory.resolve("notes.txt"), new byte[1]);
        assertThat(new TileDirectoryReader(directory).unexpectedFiles(300))
                .containsExactly("notes.txt", "tile/0/000.tmp", "tile/0/001.p/43");
        TileDirectoryWriter writer = TileDirectoryWriter.open(directory);
        Samples.commit(writer);
        Map<String, String> after = Samples.files(directory);
        assertThat(after.remove("notes.txt")).as("a stranger's file stays").isNotNull();
        assertThat(after).isEqualTo(before);
    }

    @Test
    void commit_ofAnotherCheckpoint_isRefusedAndWritesNothing() throws Exception {
        Map<String, String> before = Samples.oneShot(directory, 10);
        TileDirectoryWriter writer = TileDirectoryWriter.open(directory);
        Samples.appendTo(writer, 11);
        byte[] root = writer.root();
        assertRefused(
                Reason.WRONG_CHECKPOINT,
                "checkpoint: want size 11, got 10",
                () -> writer.commit(Samples.checkpoint(Samples.ORIGIN, 10, root)));
        assertRefused(
                Reason.WRONG_CHECKPOINT,
                "checkpoint: want root ",
                () -> writer.commit(Samples.checkpoint(Samples.ORIGIN, 11, Hashes.emptyRoot())));
        assertRefused(
                Reason.WRONG_CHECKPOINT,
                "want origin \"example.com/ledger/0\", got \"example.com/ledger/1\"",
                () -> writer.commit(Samples.checkpoint("example.com/ledger/1", 11, root)));
        assertRefused(Reason.WRONG_CHECKPOINT, "note: want text", () -> writer.commit(new byte[0]));
        assertThat(Samples.files(directory)).isEqualTo(before);
        Samples.commit(writer);
        assertThat(TileDirectoryWriter.open(directory).size()).isEqualTo(11);
    }

    @Test
    void open_ofDamagedDirectory_namesTheFile() throws Exception {
        Samples.oneShot(directory, 300);
        checkDamaged("tile/entries/001.p/44", 3, Reason.DAMAGED, "tile/entries/001.p/44: ");
        checkDamaged("tile/0/001.p/44", 0, Reason.DAMAGED, "tile/entries/001.p/44: entry 256 ");
        checkDamaged("tile/1/000.p/1", 31, Reason.DAMAGED, "checkpoint: want root ");
        checkDamaged("checkpoint", 0, Reason.DAMAGED, "");
        Files.delete(directory.resolve("tile/1/000.p/1"));
        assertRefused(Reason.DAMAGED, "tile/1/000.p/1: missing", () -> TileDirectoryWriter.open(directory));
    }

    private void checkDamaged(String name, int at, Reason reason, String message) throws IOException {
        Path file = directory.resolve(name);
        byte[] good = Files.readAllBytes(file);
        byte[] broken = good.clone();
        broken[at] ^= (byte) 0x80;
        Files.write(file, broken);
        assertRefused(reason, message, () -> TileDirectoryWriter.open(directory));
        Files.write(file, good);
        TileDirectoryWriter.open(directory);
    }

    @Test
    void append_whenTheDiskIsFull_namesTheFileAndStaysResumable(@TempDir Path once) throws Exception {
        Path target = directory.resolve("ledger");
        Samples.oneShot(target, 300);
        FileOps full = new PowerLossFileOps(1, false, new Random(1));
        TileDirectoryWriter writer = TileDirectoryWriter.open(target, full);
        assertThatThrownBy(() -> Samples.appendTo(writer, 600))
                .isInstanceOfSatisfying(TileDirectoryException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.CANNOT_WRITE);
                    assertThat(e.file()).isEqualTo(target.resolve("tile/entries/001"));
                })
                .hasMessageContaining("No space left on device");
        assertThatThrownBy(() -> writer.append(new byte[0])).isInstanceOf(IllegalStateException.class);
        TileDirectoryWriter again = TileDirectoryWriter.open(target);
        assertThat(again.size()).isEqualTo(300);
        Samples.appendTo(again, 600);
        Samples.commit(again);
        assertThat(Samples.files(target)).isEqualTo(Samples.oneShot(once, 600));
    }

    @Test
    void open_whereAFileIs_isRefused() throws Exception {
        Path file = Files.write(directory.resolve("file"), new byte[1]);
        assertRefused(Reason.CANNOT_WRITE, "file: cannot be written", () -> TileDirectoryWriter.open(file));
    }

    @Test
    void entries_ofARange_areJustThose() throws Exception {
        Samples.oneShot(directory, 600);
        TileDirectoryReader reader = new TileDirectoryReader(directory);
        for (long[] range : new long[][] {{0, 0}, {0, 1}, {255, 257}, {256, 512}, {300, 600}, {600, 600}}) {
            List<Long> seen = new ArrayList<>();
            reader.entries(range[0], range[1], 600, (index, buf, off, len) -> {
                assertThat(Arrays.copyOfRange(buf, off, off + len)).isEqualTo(Samples.entry(index));
                seen.add(index);
            });
            assertThat(seen).hasSize((int) (range[1] - range[0]));
            assertThat(seen).isSorted().allMatch(index -> index >= range[0] && index < range[1]);
        }
        assertThatThrownBy(() -> reader.entries(5, 601, 600, (index, buf, off, len) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        Files.delete(directory.resolve("tile/entries/001"));
        assertThatThrownBy(() -> reader.entries(0, 600, 600, (index, buf, off, len) -> {}))
                .isInstanceOf(TileException.class)
                .hasMessageContaining("tile/entries/001: missing");
    }

    @Test
    void checkpoint_missingOrBroken_isSaid() throws Exception {
        TileDirectoryReader reader = new TileDirectoryReader(directory);
        assertThat(reader.hasCheckpoint()).isFalse();
        assertRefused(Reason.CANNOT_READ, "checkpoint: missing", reader::checkpoint);
        Files.write(directory.resolve("checkpoint"), new byte[] {1});
        assertRefused(Reason.DAMAGED, "checkpoint: note: want no control character", reader::checkpoint);
    }

    private static void assertRefused(Reason reason, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TileDirectoryException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(message);
    }
}
