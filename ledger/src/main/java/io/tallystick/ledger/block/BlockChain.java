package io.tallystick.ledger.block;

import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.ledger.merkle.Frontier;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Follows a ledger's blocks by their hashes: each must continue the one before it. What signs checkpoints follows the
 * blocks so, and therefore cannot sign two inconsistent ones whatever it is given. Not for use by several threads at once.
 *
 * <pre>
 * chain = height:u64 frontier
 * </pre>
 */
public final class BlockChain {
    private long height;
    private final Frontier frontier;

    private BlockChain(long height, Frontier frontier) {
        this.height = height;
        this.frontier = frontier;
    }

    /** No blocks. */
    public static BlockChain empty() {
        return new BlockChain(0, new Frontier());
    }

    /**
     * Reads {@link #encode}'s bytes.
     *
     * @throws IllegalArgumentException if they are not exactly that
     */
    public static BlockChain decode(byte[] bytes) {
        if (bytes.length < Long.BYTES || bytes[0] < 0) {
            throw new IllegalArgumentException(
                    "block chain: want a height below 2^63 and a frontier, got " + bytes.length + " bytes");
        }
        return new BlockChain(
                ByteBuffer.wrap(bytes).getLong(), Frontier.decode(Arrays.copyOfRange(bytes, Long.BYTES, bytes.length)));
    }

    public byte[] encode() {
        byte[] edge = frontier.encode();
        return ByteBuffer.allocate(Long.BYTES + edge.length)
                .putLong(height)
                .put(edge)
                .array();
    }

    /** How many blocks have been followed: the next one's height. */
    public long height() {
        return height;
    }

    /** How many leaves they have. */
    public long size() {
        return frontier.size();
    }

    /** The root over all their leaves. */
    public byte[] root() {
        return frontier.root();
    }

    /**
     * Follows one more block. If it does not fit, this chain is of no more use.
     *
     * @param bundle the block's entries, the seal last
     * @param root the root that the block claims, 32 bytes
     * @return the block's seal
     * @throws BlockChainException if the block does not continue this chain, or is not what it claims
     */
    public Seal follow(byte[] bundle, byte[] root) throws BlockChainException {
        return follow(ByteBuffer.wrap(bundle), root);
    }

    /** As {@link #follow(byte[], byte[])} with a bundle within an array; its position stays. */
    public Seal follow(ByteBuffer bundle, byte[] root) throws BlockChainException {
        long first = frontier.size();
        byte[] previous = frontier.root();
        int from = bundle.arrayOffset() + bundle.position();
        Seal seal = append(bundle.array(), from, from + bundle.remaining());
        require("height", height, seal.height());
        require("first index", first, seal.first());
        require("previous root", HexFormat.of().formatHex(previous), seal.previousRoot());
        require(
                "root",
                HexFormat.of().formatHex(frontier.root()),
                HexFormat.of().formatHex(root));
        height++;
        return seal;
    }

    private Seal append(byte[] bundle, int from, int to) throws BlockChainException {
        int at = from;
        int entry = from;
        int length = 0;
        while (at < to) {
            length = at + 2 <= to ? (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff : 0;
            entry = at + 2;
            if (length == 0 || length > to - entry) {
                throw new BlockChainException("block " + height + ": bundle cut at byte " + (at - from));
            }
            frontier.appendEntry(bundle, entry, length);
            at = entry + length;
            if (bundle[entry] == EntryKind.SEAL.code() && at < to) {
                throw new BlockChainException("block " + height
                        + ": want a seal as its last entry only, got one before " + (to - at) + " more bytes");
            }
        }
        try {
            if (LedgerEntry.decode(bundle, entry, length) instanceof Seal seal) {
                return seal;
            }
            throw new BlockChainException("block " + height + ": want a seal as its last entry, got none");
        } catch (MalformedEntryException e) {
            throw new BlockChainException("block " + height + ": want a seal as its last entry: " + e.getMessage());
        }
    }

    private void require(String what, Object want, Object got) throws BlockChainException {
        if (!want.equals(got)) {
            throw new BlockChainException("block " + height + ": " + what + ": want " + want + ", got " + got);
        }
    }
}
