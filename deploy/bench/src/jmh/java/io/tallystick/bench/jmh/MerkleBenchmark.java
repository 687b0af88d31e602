package io.tallystick.bench.jmh;

import io.tallystick.ledger.merkle.Frontier;
import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.merkle.InclusionProof;
import io.tallystick.ledger.merkle.ProofException;
import java.io.IOException;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** One leaf hashed and appended; proofs made and verified in a tree of a million leaves that lies in memory. */
public class MerkleBenchmark extends InNanoseconds {
    private static final int LEVELS = 20;
    private static final int LEAVES = 1 << LEVELS;
    private static final int ENTRY_BYTES = 250;

    private final byte[][][] hashes = new byte[LEVELS + 1][][];
    private final Frontier frontier = new Frontier();
    private final SplittableRandom random = new SplittableRandom(7);
    private final byte[] entry = new byte[ENTRY_BYTES];
    private InclusionProof proof;

    @Setup
    public void grow() throws ProofException, IOException {
        hashes[0] = new byte[LEAVES][];
        for (int i = 0; i < LEAVES; i++) {
            random.nextBytes(entry);
            hashes[0][i] = Hashes.leaf(entry);
        }
        for (int level = 1; level <= LEVELS; level++) {
            hashes[level] = new byte[LEAVES >> level][];
            for (int i = 0; i < hashes[level].length; i++) {
                hashes[level][i] = Hashes.node(hashes[level - 1][2 * i], hashes[level - 1][2 * i + 1]);
            }
        }
        proof = make();
    }

    @Benchmark
    public long hashAndAppend() {
        frontier.appendEntry(entry);
        return frontier.size();
    }

    @Benchmark
    public InclusionProof make() throws ProofException, IOException {
        return InclusionProof.make(random.nextInt(LEAVES), LEAVES, (level, index) -> hashes[level][(int) index]);
    }

    @Benchmark
    public void verify() throws ProofException {
        proof.verify(hashes[0][(int) proof.index()], hashes[LEVELS][0]);
    }
}
