package io.tallystick.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.tile.EntryBundle;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BundleReaderTest {
    private static final List<byte[]> ENTRIES =
            List.of(new byte[] {7}, new byte[] {}, new byte[EntryBundle.MAX_ENTRY_BYTES], new byte[] {8, 9});
    private static final byte[] GOOD = EntryBundle.encode(ENTRIES);

    @Test
    void next_ofWhatTheLedgerEncodes_givesEveryEntry() {
        assertThat(read(ByteBuffer.wrap(GOOD))).containsExactlyElementsOf(ENTRIES);
        assertThat(read(ByteBuffer.wrap(GOOD).asReadOnlyBuffer())).hasSize(4);
        assertThat(read(ByteBuffer.allocate(0))).isEmpty();
    }

    @Test
    void offset_withinALargerArray_isOfThatArray() {
        byte[] large = new byte[GOOD.length + 10];
        System.arraycopy(GOOD, 0, large, 5, GOOD.length);
        ByteBuffer bundle = ByteBuffer.wrap(large, 5, GOOD.length);
        BundleReader reader = new BundleReader(bundle);
        for (byte[] entry : ENTRIES) {
            assertThat(reader.next()).isTrue();
            assertThat(Arrays.copyOfRange(large, reader.offset(), reader.offset() + reader.length()))
                    .isEqualTo(entry);
        }
        assertThat(reader.next()).isFalse();
        assertThat(bundle.position()).isEqualTo(5);
    }

    @Test
    void next_ofACutBundle_saysWhereAndByHowMuch() {
        int last = GOOD.length - 4;
        refused(GOOD.length - 1, "entry at byte " + last + ": want 2 bytes, got 1");
        refused(last + 2, "entry at byte " + last + ": want 2 bytes, got 0");
        refused(last + 1, "entry at byte " + last + ": want 2 bytes, got 1");
    }

    private static void refused(int length, String want) {
        assertThatThrownBy(() -> read(ByteBuffer.wrap(Arrays.copyOf(GOOD, length))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(want);
    }

    private static List<byte[]> read(ByteBuffer bundle) {
        BundleReader reader = new BundleReader(bundle);
        List<byte[]> entries = new ArrayList<>();
        while (reader.next()) {
            entries.add(reader.entry());
        }
        return entries;
    }
}
