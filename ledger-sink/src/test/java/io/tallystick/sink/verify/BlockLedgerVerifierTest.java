package io.tallystick.sink.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.merkle.Hashes;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockLedgerVerifierTest {
    private final SampleNetwork sample = new SampleNetwork("blocks", 2).grow(5);
    private final SampleNetwork.Source source = sample.sources.get(1);

    @Test
    void verify_honestBlocks_hold() throws IOException {
        LedgerVerdict verdict = sample.verify(1);
        assertThat(verdict.defects()).isEmpty();
        assertThat(verdict.unchecked()).isEmpty();
        assertThat(verdict.blocks()).isEqualTo(5);
        assertThat(verdict.counts().events()).isEqualTo(15);
    }

    @Test
    void verify_blocksAfterTheLastCheckpoint_holdAndAreSaidToBeUnsigned() throws IOException {
        source.checkpoints.remove(4);
        assertThat(sample.verify(1).holds()).isTrue();
        assertThat(sample.verify(1).unchecked().get(0)).contains("last 4 of its 24 entries");
    }

    @Test
    void verify_twoRootsOfOneSize_isAFork() throws IOException {
        source.checkpoints.add(sample.checkpoint(1, 24, Hashes.sha256(new byte[1])));
        assertThat(defect()).isEqualTo("ledger 1: two checkpoints of size 24 with different roots: a fork");
    }

    @Test
    void verify_checkpointOfAnotherRoot_isNamedWithItsBlock() throws IOException {
        source.checkpoints.set(2, sample.checkpoint(1, 16, Hashes.sha256(new byte[1])));
        assertThat(defect()).startsWith("ledger 1, block 2: root of the checkpoint at its end: want ");
    }

    @Test
    void verify_checkpointWithinABlock_isNamed() throws IOException {
        source.checkpoints.add(sample.checkpoint(1, 17, Hashes.sha256(new byte[1])));
        assertThat(defect()).isEqualTo("ledger 1, block 3: a checkpoint of size 17 lies within it");
    }

    @Test
    void verify_checkpointByAnotherLedgersKey_isRefused() throws IOException {
        source.checkpoints.add(sample.sources.get(0).checkpoints.get(0));
        assertThat(defect()).startsWith("ledger 1: checkpoints: ");
    }

    @Test
    void verify_blockMissing_isNamed() throws IOException {
        source.blocks.remove(2);
        assertThat(defect()).startsWith("ledger 1, entry 12 (block 2): number 4 of acme/d0 on \"asset-0\": want NEXT");
    }

    @Test
    void verify_lastBlockMissing_isMissedByItsCheckpoint() throws IOException {
        source.blocks.remove(4);
        assertThat(defect())
                .isEqualTo("ledger 1: want blocks up to entry 24, which a checkpoint is signed for, got 20 entries");
    }

    @Test
    void verify_blockOfAnotherLedger_isNamed() throws IOException {
        source.blocks.set(0, sample.sources.get(0).blocks.get(0));
        assertThat(defect()).startsWith("ledger 1, entry 0 (block 0): leaf 0, and no other, must be");
    }

    @Test
    void verify_claimsOfTheRecord_areHeldAgainstItsEntries() throws IOException {
        SourceBlock good = source.blocks.get(1);
        byte[] root = good.root();
        byte[] bundle = good.bundle();
        requireDefect(
                "ledger 1, block 9: height: want 1, got 9",
                new SourceBlock(1, 9, good.firstIndex(), good.timeMillis(), 4, bundle, root));
        requireDefect(
                "ledger 1, block 1: first index: want 8, got 7",
                new SourceBlock(1, 1, 7, good.timeMillis(), 4, bundle, root));
        requireDefect("ledger 1, block 1: time: want ", new SourceBlock(1, 1, 8, 5, 4, bundle, root));
        requireDefect(
                "ledger 1, block 1: entry count: want 4, got 3",
                new SourceBlock(1, 1, 8, good.timeMillis(), 3, bundle, root));
        requireDefect(
                "ledger 1, block 1: root: want ",
                new SourceBlock(1, 1, 8, good.timeMillis(), 4, bundle, Hashes.sha256(bundle)));
        requireDefect(
                "ledger 1, block 1: ledger: want 1, got 0",
                new SourceBlock(0, 1, 8, good.timeMillis(), 4, bundle, root));
        requireDefect(
                "ledger 1, block 1: want whole entries of at least 1 byte, got entry 11 cut off",
                new SourceBlock(1, 1, 8, good.timeMillis(), 4, Arrays.copyOf(bundle, bundle.length - 1), root));
    }

    private void requireDefect(String want, SourceBlock bad) throws IOException {
        source.blocks.set(1, bad);
        assertThat(defect()).startsWith(want);
    }

    private String defect() throws IOException {
        List<Defect> defects = sample.verify(1).defects();
        assertThat(defects).hasSize(1);
        return defects.get(0).message();
    }
}
