package io.tallystick.ledger.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.pipeline.OrderSettings;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockLimitsTest {
    /** Kafka's default limit of a record batch, 1 MiB and 12 bytes, less what Avro and the batch add: under 1 KiB. */
    private static final int MAX_RECORD_BYTES = (1 << 20) - 1024;

    private static LedgerSettings limits(int entries, int bytes) {
        return new LedgerSettings(OrderSettings.DEFAULTS, new BlockLimits(entries, bytes), 1_000);
    }

    private static byte[] largest(TestDevice device, long sequence) {
        int overhead = 65_533 - envelope(device, sequence, 60_000).length;
        return envelope(device, sequence, 60_000 + overhead);
    }

    private static byte[] envelope(TestDevice device, long sequence, int payload) {
        return Envelopes.sign(
                device.signer(),
                device.id(),
                "big",
                sequence,
                TestNetwork.START,
                ContentType.JSON,
                new byte[payload],
                sequence == 1 ? device.chain() : List.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {131_072, 900_000, BlockLimits.MAX_BYTES})
    void block_ofLargestEntries_staysInItsBytesAndARecord(int maxBytes) throws Exception {
        TestNetwork network = new TestNetwork("limits", 1, "acme");
        PureLedger ledger = new PureLedger(network.genesis(), 0, limits(4096, maxBytes));
        TestDevice device = network.device("acme/s1");
        for (int i = 1; i <= 40; i++) {
            byte[] envelope = largest(device, i);
            assertThat(new EventEntry(false, io.tallystick.ledger.entry.TrustLevel.DEVICE, envelope).encode())
                    .hasSize(LedgerEntry.MAX_BYTES);
            ledger.accept("big", envelope);
        }
        ledger.commit();
        for (Block block : ledger.blocks()) {
            int unsealed = block.bundle().length - 2 - block.seal().encode().length;
            assertThat(unsealed).isBetween(1, maxBytes);
            assertThat(block.bundle().length).isLessThan(MAX_RECORD_BYTES);
        }
        assertThat(ledger.blocks()).hasSizeGreaterThan(40 * 65_537 / maxBytes);
        assertThat(ledger.audit()).hasSameSizeAs(ledger.blocks());
    }

    /** An input that fills the last place of a block and needs more: its time goes with it. */
    @ParameterizedTest
    @EnumSource(LedgerClockKind.class)
    void block_fullWithinOneInput_carriesItsTime(LedgerClockKind clock) throws Exception {
        TestNetwork network = new TestNetwork("carry", clock, 1, "acme");
        PureLedger ledger = new PureLedger(network.genesis(), 0, limits(2, 131_072));
        TestDevice device = network.device("acme/s1");
        ledger.advance(Duration.ofMillis(5)); // The first block is open since before.
        ledger.accept("a", device.envelope("a", 1, 1));
        ledger.accept("a", device.envelope("a", 5, 1));
        ledger.accept("a", device.envelope("a", 3, 1));
        ledger.accept("a", device.envelope("a", 4, 1));
        ledger.accept("a", device.envelope("a", 2, 1));
        ledger.commit();
        List<Block> blocks = ledger.blocks();
        assertThat(blocks).extracting(Block::entryCount).containsExactly(3, 3, 3, 2);
        if (clock == LedgerClockKind.WALL) {
            assertThat(blocks).extracting(b -> b.seal().timeMillis()).containsOnly(TestNetwork.START.toEpochMilli());
        } else {
            assertThat(blocks)
                    .extracting(b -> b.seal().timeMillis())
                    .isSorted()
                    .endsWith(TestNetwork.START.plusSeconds(5).toEpochMilli());
        }
        assertThat(blocks).extracting(b -> b.seal().declared().unsettled()).containsExactly(1L, 3L, 1L, 0L);
        assertThat(ledger.audit()).hasSameSizeAs(blocks);
    }

    @Test
    void limits_outOfRange_areRefused() {
        assertThatThrownBy(() -> new BlockLimits(0, 200_000)).hasMessage("block entries: want 1 to 65536, got 0");
        assertThatThrownBy(() -> new BlockLimits(65_537, 200_000)).hasMessageContaining("got 65537");
        assertThatThrownBy(() -> new BlockLimits(1, 131_071))
                .hasMessage("block bytes: want 131072 to 950000, got 131071");
        assertThatThrownBy(() -> new BlockLimits(1, 950_001)).hasMessageContaining("got 950001");
    }
}
