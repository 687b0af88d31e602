package io.tallystick.ledger.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.merkle.ConsistencyProof;
import io.tallystick.ledger.merkle.Frontier;
import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.merkle.InclusionProof;
import io.tallystick.ledger.merkle.NaiveTree;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TileTreeTest {
    private final Random random = new Random(NaiveTree.seed("TileTreeTest"));

    @Test
    void append_of70000Entries_writesJustTheSpecificationsTiles() throws Exception {
        MemoryTiles tiles = new MemoryTiles();
        TileTree tree = new TileTree();
        Frontier frontier = new Frontier();
        for (int i = 0; i < 70_000; i++) {
            byte[] entry = ByteBuffer.allocate(4).putInt(i).array();
            tree.append(entry, tiles);
            frontier.appendEntry(entry);
        }
        tree.writePartials(tiles);
        assertThat(tree.root()).isEqualTo(frontier.root());
        assertThat(tiles.files.keySet().stream().filter(path -> path.matches("tile/0/\\d{3}")))
                .hasSize(273);
        assertThat(tiles.files.keySet().stream().filter(path -> path.matches("tile/entries/\\d{3}")))
                .hasSize(273);
        assertThat(tiles.files)
                .hasSize(273 + 273 + 1 + 4)
                .containsKeys(
                        "tile/1/000",
                        "tile/0/273.p/112",
                        "tile/entries/273.p/112",
                        "tile/1/001.p/17",
                        "tile/2/000.p/1");
        tiles.files.forEach((path, bytes) -> {
            if (!path.contains("entries")) {
                assertThat(bytes).hasSize(path.contains(".p/") ? bytes.length / 32 * 32 : 8192);
            }
        });
        TileHashSource source = new TileHashSource(tiles, 70_000);
        for (int index : new int[] {0, 1, 255, 256, 65_535, 65_536, 69_887, 69_888, 69_999}) {
            InclusionProof.make(index, 70_000, source)
                    .verify(Hashes.leaf(ByteBuffer.allocate(4).putInt(index).array()), frontier.root());
        }
        new TileAudit(
                        tiles,
                        (index, buf, off, len) -> assertThat(
                                        ByteBuffer.wrap(buf, off, len).getInt())
                                .isEqualTo((int) index))
                .verify(70_000, frontier.root());
    }

    @Test
    void resume_atAnySize_goesOnAsIfItHadNeverStopped() throws Exception {
        List<byte[]> entries = NaiveTree.entries(1200, random);
        MemoryTiles once = new MemoryTiles();
        TileTree straight = new TileTree();
        for (byte[] entry : entries) {
            straight.append(entry, once);
        }
        straight.writePartials(once);
        assertThat(straight.root()).isEqualTo(NaiveTree.mth(entries));

        MemoryTiles pieces = new MemoryTiles();
        TileTree tree = new TileTree();
        for (int i = 0; i < entries.size(); i++) {
            if (random.nextInt(20) == 0 || i % 256 == 0) {
                tree.writePartials(pieces);
                TileTree resumed = TileTree.resume(i, pieces);
                assertThat(resumed.root()).isEqualTo(tree.root());
                tree = resumed;
            }
            tree.append(entries.get(i), pieces);
        }
        tree.writePartials(pieces);
        assertThat(pieces.files).containsAllEntriesOf(once.files);
    }

    @Test
    void hashSource_overTiles_makesTheNaiveProofs() throws Exception {
        for (int round = 0; round < 10; round++) {
            List<byte[]> entries = NaiveTree.entries(1 + random.nextInt(900), random);
            int size = entries.size();
            MemoryTiles tiles = write(entries);
            TileHashSource source = new TileHashSource(tiles, size);
            int index = random.nextInt(size);
            assertThat(InclusionProof.make(index, size, source).hashes().toArray(byte[][]::new))
                    .isDeepEqualTo(NaiveTree.path(index, entries).toArray(byte[][]::new));
            int size1 = 1 + random.nextInt(size);
            assertThat(ConsistencyProof.make(size1, size, source).hashes().toArray(byte[][]::new))
                    .isDeepEqualTo(NaiveTree.proof(size1, entries).toArray(byte[][]::new));
        }
    }

    @Test
    void hashSource_outsideTheTree_isRefused() throws Exception {
        TileHashSource source = new TileHashSource(write(NaiveTree.entries(5, random)), 5);
        for (long[] subtree :
                new long[][] {{0, 5}, {0, -1}, {2, 1}, {3, 0}, {8, 0}, {-1, 0}, {62, 1}, {1, Long.MAX_VALUE}}) {
            assertThatThrownBy(() -> source.hash((int) subtree[0], subtree[1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void resume_fromBrokenTiles_namesTheFile() throws Exception {
        List<byte[]> entries = NaiveTree.entries(300, random);
        MemoryTiles missing = write(entries);
        missing.files.remove("tile/1/000.p/1");
        assertThatThrownBy(() -> TileTree.resume(300, missing)).hasMessage("tile/1/000.p/1: missing");
        MemoryTiles shortTile = write(entries);
        shortTile.files.put("tile/0/001.p/44", new byte[44 * 32 - 1]);
        assertThatThrownBy(() -> TileTree.resume(300, shortTile))
                .hasMessage("tile/0/001.p/44: want 1408 bytes, got 1407");
        MemoryTiles otherEntry = write(entries);
        otherEntry.files.get("tile/entries/001.p/44")[2] ^= 1;
        assertThatThrownBy(() -> TileTree.resume(300, otherEntry))
                .isInstanceOf(TileException.class)
                .hasMessageStartingWith("tile/entries/001.p/44: ");
    }

    @Test
    void append_ofTooLongEntry_isRefusedAndChangesNothing() throws Exception {
        TileTree tree = new TileTree();
        tree.append(new byte[65_535], new MemoryTiles());
        byte[] root = tree.root();
        assertThatThrownBy(() -> tree.append(new byte[65_536], new MemoryTiles()))
                .hasMessage("entry: want at most 65535 bytes, got 65536");
        assertThat(tree.size()).isEqualTo(1);
        assertThat(tree.root()).isEqualTo(root);
    }

    @Test
    void audit_withAnyBitFlipped_failsAndNamesAFile() throws Exception {
        List<byte[]> entries = NaiveTree.entries(520, random);
        byte[] root = NaiveTree.mth(entries);
        MemoryTiles tiles = write(entries);
        TileAudit audit = new TileAudit(tiles, (index, buf, off, len) -> {});
        audit.verify(520, root);
        for (String path : tiles.files.keySet()) {
            byte[] bytes = tiles.files.get(path);
            for (int flips = 0; flips < 20; flips++) {
                int bit = random.nextInt(bytes.length * 8);
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                assertThatThrownBy(() -> audit.verify(520, root))
                        .as("%s bit %d", path, bit)
                        .isInstanceOf(TileException.class)
                        .hasMessageContaining("tile/");
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
            }
        }
        assertThatThrownBy(() -> audit.verify(520, Hashes.emptyRoot()))
                .hasMessageStartingWith("tree of size 520: want the root 47DEQpj8");
    }

    @Test
    void audit_ofAlteredEntryOrTile_namesTheFirstBadEntryOrTile() throws Exception {
        List<byte[]> entries = NaiveTree.entries(600, random);
        entries.set(258, new byte[] {1, 2, 3});
        byte[] root = NaiveTree.mth(entries);
        MemoryTiles tiles = write(entries);
        TileAudit audit = new TileAudit(tiles, (index, buf, off, len) -> {});
        byte[] bundle = tiles.files.get("tile/entries/001");
        EntryBundle parsed = EntryBundle.parse(TilePath.entries(1, 256), bundle);
        bundle[parsed.offset(2)] ^= 1;
        assertThatThrownBy(() -> audit.verify(600, root))
                .hasMessage("tile/0/001: entry 258 does not have the hash that this tile has for it");
        bundle[parsed.offset(2)] ^= 1;
        tiles.files.get("tile/1/000.p/2")[33] ^= 1;
        assertThatThrownBy(() -> audit.verify(600, root))
                .hasMessage("tile/1/000.p/2: the hash for tile/0/001 is not the one that the entries make");
        tiles.files.put("tile/1/000.p/2", new byte[63]);
        assertThatThrownBy(() -> audit.verify(600, root)).hasMessage("tile/1/000.p/2: want 64 bytes, got 63");
    }

    private static MemoryTiles write(List<byte[]> entries) throws Exception {
        MemoryTiles tiles = new MemoryTiles();
        TileTree tree = new TileTree();
        for (byte[] entry : entries) {
            tree.append(entry, tiles);
        }
        tree.writePartials(tiles);
        return tiles;
    }
}
