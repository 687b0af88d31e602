package io.tallystick.sink.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.proof.TlogProof;
import io.tallystick.ledger.tile.TileHashSource;
import io.tallystick.sink.tiles.TileDirectoryReader;
import io.tallystick.sink.verify.DefectException;
import io.tallystick.sink.verify.LedgerKeys;
import io.tallystick.sink.verify.Progress;
import io.tallystick.sink.verify.SampleNetwork;
import io.tallystick.sink.verify.SourceBlock;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryProverTest {
    @TempDir
    Path directory;

    private final SampleNetwork sample = new SampleNetwork("prove", 1);

    private LedgerKeys keys() {
        return LedgerKeys.of(sample.network.genesis(), 0, SignatureVerifiers.best());
    }

    private EntryProver prover() {
        return new EntryProver(0, keys(), sample.sources.get(0), Progress.NONE);
    }

    @Test
    void prove_everyEntryOfManySizes_isTheProofOutOfTheTiles() throws Exception {
        for (int round = 0; round < 12; round++) {
            long size = sample.grow(1).export(directory, false).get(0).size();
            TileDirectoryReader tiles = new TileDirectoryReader(directory.resolve("ledger-0"));
            for (long index = 0; index < size; index++) {
                EntryProver.Proven proven = prover().prove(index);
                TlogProof wanted = TlogProof.make(index, tiles.checkpoint(), new TileHashSource(tiles, size));
                assertThat(proven.proof().bytes())
                        .as("entry %d of %d", index, size)
                        .isEqualTo(wanted.bytes());
                assertThat(proven.size()).isEqualTo(size);
                tiles.entries(
                        index,
                        index + 1,
                        size,
                        (at, buffer, offset, length) -> assertThat(proven.entry())
                                .isEqualTo(Arrays.copyOfRange(buffer, offset, offset + length)));
            }
        }
    }

    @Test
    void prove_entryBehindTheNewestCheckpoint_saysHowFarItGoes() throws Exception {
        sample.grow(3);
        sample.sources.get(0).checkpoints.remove(2);
        assertThat(prover().prove(11).size()).isEqualTo(12);
        assertThatThrownBy(() -> prover().prove(12))
                .isInstanceOf(UnsignedEntryException.class)
                .hasMessage("entry 12: ledger 0 has entries 0 to 11 under its newest signed checkpoint");
        assertThatThrownBy(() -> prover().prove(-1)).isInstanceOf(UnsignedEntryException.class);
    }

    @Test
    void prove_noCheckpoint_saysSo() {
        assertThatThrownBy(() -> prover().prove(0))
                .isInstanceOf(UnsignedEntryException.class)
                .hasMessage("entry 0: ledger 0 has no signed checkpoint, so nothing in it can be proved yet");
    }

    @Test
    void prove_blockChangedOrGone_givesNoProof() {
        sample.grow(3);
        SourceBlock good = sample.changeBlock(0, 1);
        assertThatThrownBy(() -> prover().prove(0))
                .isInstanceOf(DefectException.class)
                .hasMessageStartingWith("ledger 0, block 1: block 1: root: want ");
        sample.sources.get(0).blocks.remove(2);
        sample.sources.get(0).blocks.set(1, good);
        assertThatThrownBy(() -> prover().prove(0))
                .isInstanceOf(DefectException.class)
                .hasMessageStartingWith("ledger 0: want blocks up to size 16 and root ");
    }

    @Test
    void prove_checkpointByAnotherKey_givesNoProof() {
        sample.grow(1);
        SampleNetwork other = new SampleNetwork("other", 1).grow(1);
        sample.sources
                .get(0)
                .checkpoints
                .set(0, other.sources.get(0).checkpoints.get(0));
        assertThatThrownBy(() -> prover().prove(0)).isInstanceOf(DefectException.class);
    }
}
