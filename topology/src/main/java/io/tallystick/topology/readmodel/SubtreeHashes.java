package io.tallystick.topology.readmodel;

import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.merkle.MerkleHasher;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the roots of the ledger's complete subtrees from {@link #TILE_LEVEL} upward, so that a proof hashes no more than two
 * tiles of entries. Like {@link EventIndex} it follows from the blocks alone, says how far it goes, and writes what a block
 * adds in one batch.
 *
 * <pre>
 * key      = next / subtree
 * next     = "N"                      ; → size:u64 *( hash )  the subtrees that are complete and not joined yet, largest first
 * subtree  = "S" level:u8 number:u64  ; → hash                root over the leaves [number &lt;&lt; level, (number + 1) &lt;&lt; level)
 * hash     = 32OCTET
 * </pre>
 */
final class SubtreeHashes {
    /** Subtrees of 256 leaves are the smallest that are kept: 64 bytes for so many entries, those above included. */
    static final int TILE_LEVEL = 8;

    private static final Bytes NEXT = Bytes.wrap(new byte[] {'N'});

    private final KeyValueStore<Bytes, byte[]> store;
    private final MerkleHasher hasher = new MerkleHasher();
    /** The root of the subtree that waits for its right neighbour, at the level that is its index; null where none does. */
    private final byte[][] waiting = new byte[Long.SIZE][];

    private long next;

    SubtreeHashes(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        byte[] kept = store.get(NEXT);
        if (kept != null) {
            ByteBuffer in = ByteBuffer.wrap(kept);
            next = in.getLong();
            for (int level = Long.SIZE - 1; level >= 0; level--) {
                if ((next >>> level & 1) == 1) {
                    waiting[level] = new byte[Hashes.LENGTH];
                    in.get(waiting[level]);
                }
            }
        }
    }

    /** The index of the first entry that is not hashed. */
    long next() {
        return next;
    }

    /** How many entries a store of these hashes covers. */
    static long covered(byte[] kept) {
        return kept == null ? 0 : ByteBuffer.wrap(kept).getLong();
    }

    static Bytes end() {
        return NEXT;
    }

    static Bytes subtree(int level, long number) {
        return Bytes.wrap(ByteBuffer.allocate(2 + Long.BYTES)
                .put((byte) 'S')
                .put((byte) level)
                .putLong(number)
                .array());
    }

    /** Hashes one block. A crash before the batch is on disk loses it whole, and the blocks have it still. */
    void add(StoredBlock block) {
        List<KeyValue<Bytes, byte[]>> batch = new ArrayList<>();
        for (long index = block.seal().first(); index < block.treeSize(); index++) {
            append(block.leafHash(index, hasher), batch);
        }
        batch.add(KeyValue.pair(NEXT, frontier()));
        store.putAll(batch);
    }

    /** Hashes kept blocks that are not hashed, until there are none or so many entries have been. */
    void catchUp(KeyValueStore<Bytes, byte[]> blocks, BlockDecoder decoder, int entries) {
        long enough = next + entries;
        try (KeyValueIterator<Bytes, byte[]> left =
                blocks.range(IndexKeys.block(next), IndexKeys.block(Long.MAX_VALUE))) {
            while (next < enough && left.hasNext()) {
                add(decoder.decode(left.next().value));
            }
        }
    }

    private void append(byte[] leaf, List<KeyValue<Bytes, byte[]>> batch) {
        byte[] hash = leaf;
        int level = 0;
        for (; waiting[level] != null; level++) {
            keep(level, hash, batch);
            hash = hasher.node(waiting[level], hash);
            waiting[level] = null;
        }
        keep(level, hash, batch);
        waiting[level] = hash;
        next++;
    }

    private void keep(int level, byte[] hash, List<KeyValue<Bytes, byte[]>> batch) {
        if (level >= TILE_LEVEL) {
            batch.add(KeyValue.pair(subtree(level, next >>> level), hash));
        }
    }

    private byte[] frontier() {
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES + Long.bitCount(next) * Hashes.LENGTH)
                .putLong(next);
        for (int level = Long.SIZE - 1; level >= 0; level--) {
            if (waiting[level] != null) {
                out.put(waiting[level]);
            }
        }
        return out.array();
    }
}
