package io.tallystick.ledger.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryBundleTest {
    private static final List<byte[]> ENTRIES = List.of(new byte[] {7, 8, 9}, new byte[0], new byte[65_535]);
    private static final byte[] GOOD = EntryBundle.encode(ENTRIES);

    @Test
    void parse_ofEncoded_givesTheEntries() throws Exception {
        EntryBundle bundle = EntryBundle.parse(TilePath.entries(0, 3), GOOD);
        assertThat(bundle.count()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(bundle.entry(i)).isEqualTo(ENTRIES.get(i));
            assertThat(bundle.length(i)).isEqualTo(ENTRIES.get(i).length);
        }
        assertThat(bundle.offset(0)).isEqualTo(2);
        assertThat(bundle.array()).isSameAs(GOOD);
        assertThat(Arrays.copyOf(GOOD, 9)).containsExactly(0, 3, 7, 8, 9, 0, 0, 0xff, 0xff);
    }

    @Test
    void parse_ofBrokenBundle_saysWhichEntry() {
        assertMalformed(3, Arrays.copyOf(GOOD, GOOD.length - 1), "entry 2 at byte 7 is cut off");
        assertMalformed(3, Arrays.copyOf(GOOD, 8), "entry 2 at byte 7 is cut off");
        assertMalformed(3, Arrays.copyOf(GOOD, GOOD.length + 1), "want 3 entries in 65544 bytes, got 65545 bytes");
        assertMalformed(4, GOOD, "entry 3 at byte 65544 is cut off");
        assertMalformed(2, GOOD, "want 2 entries in 7 bytes, got 65544 bytes");
        assertMalformed(1, new byte[0], "entry 0 at byte 0 is cut off");
    }

    private static void assertMalformed(int width, byte[] bytes, String message) {
        assertThatThrownBy(() -> EntryBundle.parse(TilePath.entries(0, width), bytes))
                .isInstanceOf(TileException.class)
                .hasMessageStartingWith("tile/entries/000.p/" + width + ": ")
                .hasMessageEndingWith(message);
    }
}
