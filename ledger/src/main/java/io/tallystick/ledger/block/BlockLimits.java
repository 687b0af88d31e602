package io.tallystick.ledger.block;

/**
 * When a block is closed although its interval is not over.
 *
 * @param maxEntries most entries of a block, the seal and the outcomes of its last entry not counted, 1 to 65,536; default 4,096
 * @param maxBytes most bytes of a block's bundle, the seal and the outcomes of its last entry not counted, 131,072 to 950,000 so that the record stays
 *     within Kafka's default limit of 1 MiB; default 900,000
 */
public record BlockLimits(int maxEntries, int maxBytes) {
    /** The most entries of any block, the seal not counted. Part of the format: an auditor takes no longer block. */
    public static final int MAX_ENTRIES = 65_536;

    /**
     * The most bytes of any block's bundle, lengths included and the seal not counted. Part of the format: an auditor takes
     * no larger block, and so needs no more memory than for one of these.
     */
    public static final int MAX_BYTES = 950_000;

    /**
     * The most bytes of a block's last outcome, its length included. Every block of a ledger with contracts keeps that much
     * room, and room for one entry.
     */
    public static final int STATEMENT_BYTES = Short.BYTES + 32_768;

    public static final BlockLimits DEFAULTS = new BlockLimits(4096, 900_000);

    /**
     * Whether an outcome goes into the open block. Outcomes are bounded by the format and not by what an operator sets, so
     * that whoever replays a ledger knows the index of each.
     *
     * @param entries of the block so far
     * @param bytes of its bundle so far
     * @param length of the outcome as an entry, in bytes
     */
    public static boolean fitsOutcome(int entries, int bytes, int length) {
        return entries < MAX_ENTRIES - 1 && bytes + Short.BYTES + length <= MAX_BYTES - STATEMENT_BYTES;
    }

    public BlockLimits {
        if (maxEntries < 1 || maxEntries > MAX_ENTRIES) {
            throw new IllegalArgumentException("block entries: want 1 to 65536, got " + maxEntries);
        }
        if (maxBytes < 131_072 || maxBytes > MAX_BYTES) {
            throw new IllegalArgumentException("block bytes: want 131072 to 950000, got " + maxBytes);
        }
    }
}
