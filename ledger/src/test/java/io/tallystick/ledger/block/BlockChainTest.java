package io.tallystick.ledger.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.ledger.merkle.Frontier;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlockChainTest {
    private static final String OTHER = "ab".repeat(32);

    private final TestNetwork network = new TestNetwork("chain", 1, "acme");
    private List<Block> blocks;
    private BlockChain chain;

    @BeforeEach
    void threeBlocks() throws Exception {
        PureLedger ledger = new PureLedger(network);
        TestDevice device = network.device("acme/s1");
        for (int i = 1; i <= 3; i++) {
            ledger.accept("a", device.envelope("a", i, i)).commit();
        }
        blocks = ledger.blocks();
        chain = BlockChain.empty();
        follow(0);
    }

    private void follow(int i) throws BlockChainException {
        chain.follow(blocks.get(i).bundle(), blocks.get(i).root());
    }

    @Test
    void follow_allBlocks_endsAtTheLastRootAlsoWhenDecodedBetween() throws Exception {
        follow(1);
        chain = BlockChain.decode(chain.encode());
        follow(2);
        assertThat(chain.height()).isEqualTo(3);
        assertThat(chain.size()).isEqualTo(blocks.get(2).treeSize());
        assertThat(chain.root()).isEqualTo(blocks.get(2).root());
    }

    @Test
    void decode_otherBytes_isRefused() {
        byte[] good = chain.encode();
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> BlockChain.decode(cut)).isInstanceOf(RuntimeException.class);
        }
        assertThatThrownBy(() -> BlockChain.decode(new byte[3])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void follow_blockMissingOrTwice_isRefused() {
        refused(blocks.get(2).bundle(), blocks.get(2).root(), "block 1: height: want 1, got 2");
        chain = BlockChain.empty();
        refused(blocks.get(1).bundle(), blocks.get(1).root(), "block 0: height: want 0, got 1");
    }

    @Test
    void follow_wrongSealField_isRefusedByName() {
        resealed(s -> seal(s, 7, s.first(), s.previousRoot()), "block 1: height: want 1, got 7");
        resealed(s -> seal(s, 1, 9, s.previousRoot()), "block 1: first index: want 4, got 9");
        resealed(
                s -> seal(s, 1, s.first(), OTHER),
                "block 1: previous root: want "
                        + HexFormat.of().formatHex(blocks.get(0).root()) + ", got " + OTHER);
    }

    @Test
    void follow_wrongRoot_isRefused() {
        byte[] root = blocks.get(1).root().clone();
        root[31] ^= 1;
        refused(
                blocks.get(1).bundle(),
                root,
                "block 1: root: want " + HexFormat.of().formatHex(blocks.get(1).root()));
    }

    @Test
    void follow_brokenBundle_isRefused() {
        byte[] good = blocks.get(1).bundle();
        byte[] root = blocks.get(1).root();
        refused(new byte[0], root, "want a seal as its last entry");
        refused(new byte[2], root, "block 1: bundle cut at byte 0");
        refused(Arrays.copyOf(good, good.length - 1), root, "block 1: bundle cut at byte ");
        refused(Arrays.copyOf(good, good.length + 1), root, "want a seal as its last entry only");
        byte[] unsealed =
                Arrays.copyOf(good, good.length - 2 - blocks.get(1).seal().encode().length);
        refused(unsealed, root, "block 1: want a seal as its last entry, got none");
        byte[] twice = Arrays.copyOf(good, 2 * good.length);
        System.arraycopy(good, 0, twice, good.length, good.length);
        refused(twice, root, "block 1: want a seal as its last entry only");
    }

    private static Seal seal(Seal s, long height, long first, String previous) {
        return new Seal(height, first, s.timeMillis(), previous, s.counts(), s.declared(), s.inputs(), s.stateDigest());
    }

    private void resealed(UnaryOperator<Seal> change, String want) {
        byte[] good = blocks.get(1).bundle();
        Seal seal = blocks.get(1).seal();
        byte[] changed = change.apply(seal).encode();
        byte[] bundle = Arrays.copyOf(good, good.length);
        System.arraycopy(changed, 0, bundle, good.length - changed.length, changed.length);
        refused(bundle, blocks.get(1).root(), want);
    }

    private void refused(byte[] bundle, byte[] root, String want) {
        BlockChain copy = BlockChain.decode(chain.encode());
        assertThatThrownBy(() -> copy.follow(bundle, root))
                .isInstanceOf(BlockChainException.class)
                .hasMessageContaining(want);
    }

    @Test
    void head_encoded_decodesToTheSame() throws Exception {
        Frontier frontier = new Frontier();
        frontier.appendEntry(new byte[] {1});
        LedgerHead head = LedgerHead.empty(network.genesis().hash());
        head.append(new byte[] {1}, 0, 1);
        head.blockClosed(77);
        LedgerHead again = LedgerHead.decode(head.encode());
        assertThat(again.encode()).isEqualTo(head.encode());
        assertThat(again.root()).isEqualTo(frontier.root());
        assertThat(List.of(again.height(), again.size(), again.timeMillis())).containsExactly(1L, 1L, 77L);
        assertThat(LedgerEntry.decode(blocks.get(0).seal().encode()).kind()).isEqualTo(EntryKind.SEAL);
    }
}
