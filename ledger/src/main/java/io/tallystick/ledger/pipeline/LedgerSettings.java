package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.block.BlockLimits;

/**
 * The settings of one ledger's task.
 *
 * @param order how long to wait for missing numbers
 * @param block when a block is full
 * @param maxCached how many devices, and how many streams, are kept in memory between commits, 1,000 to 10,000,000;
 *     default 100,000
 */
public record LedgerSettings(OrderSettings order, BlockLimits block, int maxCached) {
    public static final LedgerSettings DEFAULTS =
            new LedgerSettings(OrderSettings.DEFAULTS, BlockLimits.DEFAULTS, 100_000);

    public LedgerSettings {
        if (maxCached < 1_000 || maxCached > 10_000_000) {
            throw new IllegalArgumentException("cached devices: want 1000 to 10000000, got " + maxCached);
        }
    }
}
