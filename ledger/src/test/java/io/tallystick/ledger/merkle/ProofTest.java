package io.tallystick.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.merkle.ProofException.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ProofTest {
    private static final int EXHAUSTIVE = 40;
    private final Random random = new Random(NaiveTree.seed("ProofTest"));

    @Test
    void inclusion_ofEveryLeafInSmallTrees_isTheNaiveProofAndVerifies() throws Exception {
        List<byte[]> all = NaiveTree.entries(EXHAUSTIVE, random);
        for (int size = 1; size <= EXHAUSTIVE; size++) {
            for (int index = 0; index < size; index++) {
                checkInclusion(index, all.subList(0, size));
            }
        }
    }

    @Test
    void consistency_ofEveryPairOfSmallTrees_isTheNaiveProofAndVerifies() throws Exception {
        List<byte[]> all = NaiveTree.entries(EXHAUSTIVE, random);
        for (int size2 = 1; size2 <= EXHAUSTIVE; size2++) {
            for (int size1 = 1; size1 <= size2; size1++) {
                checkConsistency(size1, all.subList(0, size2));
            }
        }
    }

    @Test
    void proofs_inRandomLargerTrees_areTheNaiveOnesAndRefuseMutations() throws Exception {
        for (int round = 0; round < 40; round++) {
            List<byte[]> entries = NaiveTree.entries(2 + random.nextInt(1500), random);
            int size = entries.size();
            InclusionProof inclusion = checkInclusion(random.nextInt(size), entries);
            byte[] leaf = Hashes.leaf(entries.get((int) inclusion.index()));
            byte[] root = NaiveTree.mth(entries);
            for (List<byte[]> broken : mutations(inclusion.hashes())) {
                assertThatThrownBy(() -> new InclusionProof(inclusion.index(), size, broken).verify(leaf, root))
                        .isInstanceOf(ProofException.class);
            }
            int size1 = 1 + random.nextInt(size - 1);
            ConsistencyProof consistency = checkConsistency(size1, entries);
            byte[] root1 = NaiveTree.mth(entries.subList(0, size1));
            for (List<byte[]> broken : mutations(consistency.hashes())) {
                assertThatThrownBy(() -> new ConsistencyProof(size1, size, broken).verify(root1, root))
                        .isInstanceOf(ProofException.class);
            }
        }
    }

    private List<List<byte[]>> mutations(List<byte[]> proof) {
        List<List<byte[]>> mutations = new ArrayList<>();
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(new byte[32]);
        mutations.add(longer);
        for (int i = 0; i < proof.size(); i++) {
            List<byte[]> flipped = new ArrayList<>(proof);
            byte[] hash = proof.get(i).clone();
            hash[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
            flipped.set(i, hash);
            mutations.add(flipped);
            List<byte[]> shorter = new ArrayList<>(proof);
            shorter.remove(i);
            mutations.add(shorter);
            List<byte[]> cut = new ArrayList<>(proof);
            cut.set(i, new byte[31]);
            mutations.add(cut);
            // Two empty entries beside each other have one hash: to swap them changes nothing.
            if (i > 0 && !Arrays.equals(proof.get(i), proof.get(i - 1))) {
                List<byte[]> swapped = new ArrayList<>(proof);
                Collections.swap(swapped, i, i - 1);
                mutations.add(swapped);
            }
        }
        return mutations;
    }

    private static InclusionProof checkInclusion(int index, List<byte[]> entries) throws Exception {
        InclusionProof proof = InclusionProof.make(index, entries.size(), NaiveTree.source(entries));
        assertThat(proof.hashes())
                .usingElementComparator(Arrays::compare)
                .containsExactlyElementsOf(NaiveTree.path(index, entries));
        proof.verify(Hashes.leaf(entries.get(index)), NaiveTree.mth(entries));
        return proof;
    }

    private static ConsistencyProof checkConsistency(int size1, List<byte[]> entries) throws Exception {
        ConsistencyProof proof = ConsistencyProof.make(size1, entries.size(), NaiveTree.source(entries));
        assertThat(proof.hashes())
                .usingElementComparator(Arrays::compare)
                .containsExactlyElementsOf(NaiveTree.proof(size1, entries));
        proof.verify(NaiveTree.mth(entries.subList(0, size1)), NaiveTree.mth(entries));
        return proof;
    }

    @Test
    void inclusion_outOfRange_namesIndexAndSize() {
        byte[] hash = new byte[32];
        assertRefused(Reason.INDEX_OUT_OF_RANGE, () -> new InclusionProof(5, 5, List.of()).verify(hash, hash));
        assertRefused(Reason.INDEX_OUT_OF_RANGE, () -> new InclusionProof(-1, 5, List.of()).verify(hash, hash));
        assertRefused(Reason.INDEX_OUT_OF_RANGE, () -> new InclusionProof(0, 0, List.of()).verify(hash, hash));
        assertRefused(Reason.SIZE_OUT_OF_RANGE, () -> new InclusionProof(0, -1, List.of()).verify(hash, hash));
        assertRefused(Reason.WRONG_HASH_LENGTH, () -> new InclusionProof(0, 1, List.of()).verify(new byte[0], hash));
        assertRefused(Reason.WRONG_HASH_LENGTH, () -> new InclusionProof(0, 1, List.of()).verify(hash, new byte[33]));
        assertRefused(
                Reason.ROOT_MISMATCH, () -> new InclusionProof(0, 1, List.of()).verify(hash, Hashes.leaf(new byte[0])));
        assertRefused(Reason.INDEX_OUT_OF_RANGE, () -> InclusionProof.make(3, 3, (level, index) -> hash));
    }

    @Test
    void inclusion_inLargestTree_takesExactly63Hashes() throws Exception {
        byte[] leaf = Hashes.leaf(new byte[0]);
        List<byte[]> hashes = new ArrayList<>();
        byte[] root = leaf;
        for (int i = 0; i < 63; i++) {
            hashes.add(leaf);
            root = Hashes.node(root, leaf);
        }
        byte[] want = root;
        new InclusionProof(0, Long.MAX_VALUE, hashes).verify(leaf, want);
        hashes.add(leaf);
        assertRefused(
                Reason.WRONG_PROOF_LENGTH, () -> new InclusionProof(0, Long.MAX_VALUE, hashes).verify(leaf, want));
    }

    @Test
    void consistency_ofSizeZero_isAsTransparencyDevDecides() throws Exception {
        byte[] empty = Hashes.emptyRoot();
        byte[] other = Hashes.leaf(new byte[0]);
        new ConsistencyProof(0, 0, List.of()).verify(empty, empty);
        assertRefused(Reason.WRONG_PROOF_LENGTH, () -> new ConsistencyProof(0, 0, List.of(other)).verify(empty, empty));
        assertRefused(Reason.ROOT_MISMATCH, () -> new ConsistencyProof(0, 0, List.of()).verify(empty, other));
        assertRefused(Reason.EMPTY_TREE, () -> new ConsistencyProof(0, 1, List.of()).verify(empty, other));
        assertRefused(Reason.EMPTY_TREE, () -> new ConsistencyProof(0, 1, List.of(other)).verify(empty, other));
        assertRefused(Reason.EMPTY_TREE, () -> ConsistencyProof.make(0, 1, (level, index) -> other));
    }

    @Test
    void consistency_outOfRange_isRefused() {
        byte[] hash = new byte[32];
        assertRefused(Reason.SIZE_OUT_OF_RANGE, () -> new ConsistencyProof(3, 2, List.of()).verify(hash, hash));
        assertRefused(Reason.SIZE_OUT_OF_RANGE, () -> new ConsistencyProof(-1, 2, List.of()).verify(hash, hash));
        assertRefused(Reason.WRONG_PROOF_LENGTH, () -> new ConsistencyProof(1, 2, List.of()).verify(hash, hash));
        assertRefused(Reason.WRONG_HASH_LENGTH, () -> new ConsistencyProof(1, 1, List.of()).verify(new byte[31], hash));
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProofException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
