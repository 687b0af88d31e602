package io.tallystick.topology.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.merkle.InclusionProof;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.proof.TlogProof;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs from kept subtrees against a tree that is made anew, by the definition, for each of them. */
class EntryProofsTest {
    @TempDir
    Path directory;

    private final long seed = Long.getLong("seed", 20_261_130L);
    private final SampleLedger sample = new SampleLedger("proven");
    private DrivenReadModel model;
    private List<byte[]> leaves;

    @BeforeEach
    void start() {
        System.out.println("seed " + seed);
        sample.seal(700).seal(1).grow(90, seed);
        leaves = sample.ledger.entryBytes().stream().map(Hashes::leaf).toList();
        model = new DrivenReadModel(sample, directory);
    }

    @AfterEach
    void stop() {
        model.close();
        sample.close();
    }

    @Test
    void proof_ofAnyEntryInAnySignedTree_isThatOfTheNaiveTree() throws Exception {
        assertThat(leaves.size()).as("several tiles").isGreaterThan(1_500);
        Random random = new Random(seed);
        model.takeAll();
        for (int turn = 0; turn < 150; turn++) {
            Block head = sample.blocks().get(random.nextInt(sample.blocks().size()));
            sign(head);
            long index = random.nextLong(head.treeSize());
            TlogProof proof = model.view().proof(index).orElseThrow();
            assertThat(proof.hashes())
                    .as("entry %d in a tree of %d, seed %d", index, head.treeSize(), seed)
                    .containsExactlyElementsOf(path(index, leaves.subList(0, (int) head.treeSize())));
            new InclusionProof(index, head.treeSize(), proof.hashes()).verify(leaves.get((int) index), head.root());
        }
    }

    @Test
    void subtrees_restoredBlocksCaughtUp_areThoseOfProcessing() {
        model.takeAll();
        List<KeyValue<Bytes, byte[]>> processed = contents(model);
        assertThat(processed).hasSizeGreaterThan(leaves.size() / 256);
        try (DrivenReadModel restored = new DrivenReadModel(sample, directory.resolve("restored"))) {
            sample.blocks().forEach(restored::restore);
            restored.tick();
            assertThat(contents(restored)).usingRecursiveComparison().isEqualTo(processed);
        }
    }

    @Test
    void proof_restoredButNotHashedYet_isBehindAndThenThere() throws Exception {
        sample.blocks().forEach(model::restore);
        Block last = sample.blocks().get(sample.blocks().size() - 1);
        sign(last);
        LedgerView view = model.view();
        assertThatExceptionOfType(ProofBehindException.class)
                .isThrownBy(() -> view.proof(0))
                .withMessageContaining("0 of " + last.treeSize() + " signed entries are taken in");
        model.tick();
        assertThat(view.proof(0)).isPresent();
        assertThat(view.proof(last.treeSize())).isEmpty();
    }

    @Test
    void proof_checkpointAheadOfTheBlocks_isBehind() throws Exception {
        List<Block> blocks = sample.blocks();
        blocks.subList(0, 50).forEach(model::take);
        sign(blocks.get(50));
        LedgerView view = model.view();
        for (long index : new long[] {0, blocks.get(50).seal().first()}) {
            assertThatExceptionOfType(ProofBehindException.class)
                    .isThrownBy(() -> view.proof(index))
                    .withMessageContaining("signed entries are taken in");
        }
        assertThat(view.proof(blocks.get(50).treeSize())).isEmpty();
    }

    @Test
    void proof_subtreeDamaged_isNeverGiven() {
        model.takeAll();
        sign(sample.blocks().get(sample.blocks().size() - 1));
        Bytes damaged = SubtreeHashes.subtree(SubtreeHashes.TILE_LEVEL, 1);
        byte[] good = model.store(ReadModelNames.SUBTREES).get(damaged);
        good[7] ^= 1;
        model.store(ReadModelNames.SUBTREES).put(damaged, good);
        assertThatIllegalStateException()
                .isThrownBy(() -> model.view().proof(0))
                .withMessageContaining("does not lead to the checkpoint's root");
        model.store(ReadModelNames.SUBTREES).delete(damaged);
        assertThatIllegalStateException()
                .isThrownBy(() -> model.view().proof(0))
                .withMessageContaining("want the subtree 1 of level 8, got none");
    }

    private void sign(Block head) {
        model.takeCheckpoint(new String(
                new Checkpoint(sample.network.genesis().origin(0), head.treeSize(), head.root())
                        .sign(sample.network.checkpointSigner(0))
                        .bytes(),
                StandardCharsets.UTF_8));
    }

    private static List<KeyValue<Bytes, byte[]>> contents(DrivenReadModel of) {
        List<KeyValue<Bytes, byte[]>> all = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> in =
                of.store(ReadModelNames.SUBTREES).all()) {
            in.forEachRemaining(all::add);
        }
        return all;
    }

    /** RFC 6962 section 2.1.1, word for word. */
    private static List<byte[]> path(long index, List<byte[]> tree) {
        if (tree.size() == 1) {
            return new ArrayList<>();
        }
        int split = Integer.highestOneBit(tree.size() - 1);
        List<byte[]> left = tree.subList(0, split);
        List<byte[]> right = tree.subList(split, tree.size());
        List<byte[]> path = index < split ? path(index, left) : path(index - split, right);
        path.add(root(index < split ? right : left));
        return path;
    }

    private static byte[] root(List<byte[]> tree) {
        if (tree.size() == 1) {
            return tree.get(0);
        }
        int split = Integer.highestOneBit(tree.size() - 1);
        return Hashes.node(root(tree.subList(0, split)), root(tree.subList(split, tree.size())));
    }
}
