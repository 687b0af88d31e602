package io.tallystick.sink.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.sink.tiles.TileDirectoryException;
import io.tallystick.sink.verify.DefectException;
import io.tallystick.sink.verify.SampleNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkExporterTest {
    @TempDir
    Path directory;

    private final SampleNetwork sample = new SampleNetwork("export", 2);

    @Test
    void export_inManyRuns_givesTheSameFilesAsInOne() throws Exception {
        Path many = directory.resolve("many");
        for (int run = 0; run < 30; run++) {
            sample.grow(1 + run % 5);
            sample.export(many, run % 7 == 3);
        }
        Path one = directory.resolve("one");
        sample.export(one, false);
        assertThat(files(many)).isEqualTo(files(one));
        assertThat(SampleNetwork.verifier(many).verify().holds()).isTrue();
    }

    @Test
    void export_nothingNew_addsNothing() throws Exception {
        sample.grow(3);
        assertThat(sample.export(directory, false))
                .extracting(LedgerExporter.Result::added)
                .containsExactly(16L, 16L);
        assertThat(sample.export(directory, false))
                .extracting(LedgerExporter.Result::added)
                .containsExactly(0L, 0L);
    }

    @Test
    void export_blocksWithoutCheckpointYet_areLeftForLater() throws Exception {
        sample.grow(3);
        sample.sources.get(1).checkpoints.remove(2);
        assertThat(sample.export(directory, false))
                .extracting(LedgerExporter.Result::size)
                .containsExactly(16L, 12L);
        assertThat(SampleNetwork.verifier(directory).verify().holds()).isTrue();
    }

    @Test
    void export_blockChanged_isRefusedAndNothingOfItCommitted() throws Exception {
        sample.grow(3);
        sample.changeBlock(0, 1);
        assertThatThrownBy(() -> sample.export(directory, false))
                .isInstanceOf(DefectException.class)
                .hasMessageStartingWith("ledger 0, block 1: block 1: root: want ");
        assertThat(directory.resolve("ledger-0/checkpoint")).doesNotExist();
    }

    @Test
    void export_historyShorterThanExported_isRefused() throws Exception {
        sample.grow(3);
        sample.export(directory, false);
        sample.sources.get(0).checkpoints.remove(2);
        assertThatThrownBy(() -> sample.export(directory, false))
                .hasMessage("ledger 0: want a checkpoint of at least the 16 entries that were exported before, the"
                        + " newest has 12: the topics are of another network, or lost history");
    }

    @Test
    void export_checkpointOfAnotherRootAtTheSameSize_isAFork() throws Exception {
        sample.grow(3);
        sample.export(directory, false);
        sample.sources.get(0).checkpoints.add(sample.checkpoint(0, 16, Hashes.sha256(new byte[1])));
        assertThatThrownBy(() -> sample.export(directory, false)).hasMessageStartingWith("ledger 0: fork: ");
    }

    @Test
    void export_intoAnotherNetworksArchive_isRefused() throws Exception {
        new SampleNetwork("other", 2).grow(1).export(directory, false);
        sample.grow(1);
        assertThatThrownBy(() -> sample.export(directory, false))
                .hasMessageContaining("network.yaml: another network, or damaged: want the genesis of export");
    }

    @Test
    void export_whereADirectoryCannotBe_namesTheFile() throws Exception {
        sample.grow(1);
        Files.writeString(directory.resolve("ledger-1"), "in the way");
        assertThatThrownBy(() -> sample.export(directory, false))
                .isInstanceOfSatisfying(
                        TileDirectoryException.class,
                        e -> assertThat(e.reason()).isEqualTo(TileDirectoryException.Reason.CANNOT_WRITE))
                .hasMessageContaining("ledger-1: cannot be written");
    }

    private static Map<String, String> files(Path archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(archive)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        archive.relativize(file).toString(), Hashes.toBase64(Hashes.sha256(Files.readAllBytes(file))));
            }
        }
        return files;
    }
}
