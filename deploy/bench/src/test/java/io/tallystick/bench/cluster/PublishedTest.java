package io.tallystick.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.bench.speed.TrustingVerifier;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.pipeline.LedgerPipeline;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.pipeline.LedgerTask;
import io.tallystick.ledger.state.InMemoryBackend;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedTest {
    private final BenchNetwork network = new BenchNetwork("published", 1);
    private final Block block = firstBlock();

    private Block firstBlock() {
        List<Block> blocks = new ArrayList<>();
        Clock clock = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
        LedgerTask task = new LedgerTask(
                network.genesis(), 0, LedgerSettings.DEFAULTS, new TrustingVerifier(), clock, new InMemoryBackend());
        LedgerPipeline pipeline = new LedgerPipeline(task, blocks::add, rejection -> {});
        pipeline.accept("asset", new byte[] {1}, 0);
        pipeline.commit();
        return blocks.get(0);
    }

    @Test
    void seal_ofABlock_isItsLastEntry() {
        assertThat(Published.seal(ByteBuffer.wrap(block.bundle())).encode())
                .isEqualTo(block.seal().encode());
    }

    @Test
    void seal_ofABlockWithoutOne_isRefused() {
        byte[] bundle = block.bundle();
        int unsealed = bundle.length - Short.BYTES - block.seal().encode().length;
        refused(Arrays.copyOf(bundle, unsealed), "a block's last entry: want a seal, got GENESIS");
        refused(new byte[0], "a block's last entry: want a seal, got entry length");
        refused(Arrays.copyOf(bundle, bundle.length - 1), "want " + block.seal().encode().length + " bytes, got ");
    }

    private static void refused(byte[] bundle, String want) {
        assertThatThrownBy(() -> Published.seal(ByteBuffer.wrap(bundle)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(want);
    }

    @Test
    void signedSize_ofACheckpoint_isItsSize() {
        Checkpoint checkpoint = new Checkpoint(network.genesis().origin(0), 1_234, block.root());
        byte[] note = checkpoint.sign(network.checkpointSigner(0)).bytes();
        assertThat(Published.signedSize(0, note)).isEqualTo(1_234);
    }

    @Test
    void signedSize_ofSomethingElse_namesTheLedger() {
        assertThatThrownBy(() -> Published.signedSize(3, new byte[] {'x'}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("checkpoint of ledger 3: ");
    }
}
