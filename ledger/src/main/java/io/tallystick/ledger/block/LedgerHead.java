package io.tallystick.ledger.block;

import io.tallystick.ledger.merkle.Frontier;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where a ledger ends: all that the next block needs to know of the ones before it.
 *
 * <pre>
 * head = height:u64 time:u64 genesis:32 frontier
 * </pre>
 */
public final class LedgerHead {
    private static final int FIXED_BYTES = 2 * Long.BYTES + 32;

    private long height;
    private long timeMillis;
    private final byte[] genesisHash;
    private final Frontier frontier;

    private LedgerHead(long height, long timeMillis, byte[] genesisHash, Frontier frontier) {
        this.height = height;
        this.timeMillis = timeMillis;
        this.genesisHash = genesisHash;
        this.frontier = frontier;
    }

    /** The head of a ledger that has no block yet. */
    public static LedgerHead empty(byte[] genesisHash) {
        return new LedgerHead(0, 0, genesisHash.clone(), new Frontier());
    }

    /** Reads {@link #encode}'s bytes. */
    public static LedgerHead decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long height = in.getLong();
        long time = in.getLong();
        byte[] genesis = new byte[32];
        in.get(genesis);
        return new LedgerHead(
                height, time, genesis, Frontier.decode(Arrays.copyOfRange(bytes, FIXED_BYTES, bytes.length)));
    }

    public byte[] encode() {
        byte[] edge = frontier.encode();
        return ByteBuffer.allocate(FIXED_BYTES + edge.length)
                .putLong(height)
                .putLong(timeMillis)
                .put(genesisHash)
                .put(edge)
                .array();
    }

    /** The height of the next block, from 0. */
    public long height() {
        return height;
    }

    /** The clock of the last block, milliseconds since 1970; 0 before the first. */
    public long timeMillis() {
        return timeMillis;
    }

    /** How many leaves the ledger has: the index of the next one. */
    public long size() {
        return frontier.size();
    }

    /** The root over all leaves. */
    public byte[] root() {
        return frontier.root();
    }

    /** SHA-256 of the network.yaml that the ledger began with, a copy. */
    public byte[] genesisHash() {
        return genesisHash.clone();
    }

    void append(byte[] buffer, int offset, int length) {
        frontier.appendEntry(buffer, offset, length);
    }

    void blockClosed(long time) {
        height++;
        timeMillis = time;
    }
}
