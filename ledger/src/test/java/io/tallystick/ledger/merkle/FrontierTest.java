package io.tallystick.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrontierTest {
    private static final byte[] LEAF = Hashes.leaf(new byte[] {1, 2, 3});

    @Test
    void hashes_ofRfc6962_areAsPublished() {
        assertThat(HexFormat.of().formatHex(Hashes.emptyRoot()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(HexFormat.of().formatHex(Hashes.leaf(new byte[0])))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(Hashes.leaf(new byte[] {9, 1, 2, 9}, 1, 2)).isEqualTo(Hashes.leaf(new byte[] {1, 2}));
    }

    @Test
    void node_ofShortChild_isRefused() {
        assertThatThrownBy(() -> Hashes.node(LEAF, new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("right child: want a hash of 32 bytes, got 31");
    }

    @Test
    void root_atEverySize_isTheNaiveOne() {
        Random random = new Random(NaiveTree.seed("FrontierTest"));
        List<byte[]> entries = NaiveTree.entries(300, random);
        Frontier byEntry = new Frontier();
        Frontier byHash = new Frontier();
        for (int size = 0; size <= entries.size(); size++) {
            assertThat(byEntry.size()).isEqualTo(size);
            assertThat(byEntry.root()).as("size %d", size).isEqualTo(NaiveTree.mth(entries.subList(0, size)));
            assertThat(byHash).isEqualTo(byEntry).hasSameHashCodeAs(byEntry);
            if (size < entries.size()) {
                byEntry.appendEntry(entries.get(size));
                byHash.append(Hashes.leaf(entries.get(size)));
            }
        }
    }

    @Test
    void decode_ofEncoded_goesOnAlike() {
        Frontier frontier = new Frontier();
        for (int i = 0; i < 200; i++) {
            Frontier decoded = Frontier.decode(frontier.encode());
            assertThat(decoded.encode()).isEqualTo(frontier.encode()).hasSize(8 + 32 * Integer.bitCount(i));
            frontier.append(LEAF);
            decoded.append(LEAF);
            assertThat(decoded).isEqualTo(frontier);
            assertThat(decoded.root()).isEqualTo(frontier.root());
        }
    }

    @Test
    void encode_ofThreeLeaves_isSizeThenLargestSubtreeFirst() {
        Frontier frontier = new Frontier();
        frontier.append(LEAF);
        frontier.append(LEAF);
        frontier.append(Hashes.leaf(new byte[0]));
        ByteBuffer want =
                ByteBuffer.allocate(72).putLong(3).put(Hashes.node(LEAF, LEAF)).put(Hashes.leaf(new byte[0]));
        assertThat(frontier.encode()).isEqualTo(want.array());
    }

    @Test
    void append_toHugeTree_carriesAll62Subtrees() {
        long size = (1L << 62) - 1;
        ByteBuffer encoded = ByteBuffer.allocate(8 + 62 * 32).putLong(size);
        byte[] subtree = LEAF;
        for (int level = 0; level < 62; level++) {
            encoded.put(8 + (61 - level) * 32, subtree);
            subtree = Hashes.node(subtree, subtree);
        }
        Frontier frontier = Frontier.decode(encoded.array());
        frontier.append(LEAF);
        assertThat(frontier.size()).isEqualTo(1L << 62);
        assertThat(frontier.root()).isEqualTo(subtree);
    }

    @Test
    void append_toLargestTree_isRefused() {
        Frontier full = Frontier.decode(ByteBuffer.allocate(Frontier.MAX_ENCODED_BYTES)
                .putLong(Frontier.MAX_SIZE)
                .array());
        assertThatThrownBy(() -> full.append(LEAF)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void copy_isIndependent() {
        Frontier frontier = new Frontier();
        frontier.append(LEAF);
        Frontier copy = frontier.copy();
        frontier.append(LEAF);
        assertThat(copy.size()).isEqualTo(1);
        assertThat(copy.root()).isEqualTo(LEAF);
    }

    @Test
    void decode_ofBrokenBytes_isRefused() {
        Frontier frontier = new Frontier();
        frontier.append(LEAF);
        byte[] good = frontier.encode();
        byte[] otherSize = good.clone();
        otherSize[7] = 3;
        byte[] negativeSize = good.clone();
        negativeSize[0] = (byte) 0x80;
        assertCorrupt(new byte[7], "frontier: want 8 to 2024 bytes, got 7");
        assertCorrupt(new byte[2025], "frontier: want 8 to 2024 bytes, got 2025");
        assertCorrupt(Arrays.copyOf(good, 39), "frontier of size 1: want 40 bytes, got 39");
        assertCorrupt(Arrays.copyOf(good, 41), "frontier of size 1: want 40 bytes, got 41");
        assertCorrupt(otherSize, "frontier of size 3: want 72 bytes, got 40");
        assertCorrupt(negativeSize, "frontier: want a size of at most 9223372036854775807, got 9223372036854775809");
    }

    private static void assertCorrupt(byte[] bytes, String message) {
        assertThatThrownBy(() -> Frontier.decode(bytes))
                .isInstanceOf(CorruptFrontierException.class)
                .hasMessage(message);
    }
}
