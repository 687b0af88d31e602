package io.tallystick.ledger.pipeline;

import java.time.Duration;

/**
 * How long and how much the second stage waits for numbers that are missing.
 *
 * @param gapTimeout how long an early envelope waits for those before it, 0 to 1 day; default 5 s
 * @param maxHeldPerStream how many early envelopes one device may have waiting on one subject, 1 to 4096; default 64
 * @param maxHeld how many early envelopes may wait in a ledger, 1 to 1,000,000; default 10,000
 * @param maxHeldBytes how many bytes of early envelopes may wait in a ledger, 64 KiB to 1 GiB; default 64 MiB
 */
public record OrderSettings(Duration gapTimeout, int maxHeldPerStream, int maxHeld, long maxHeldBytes) {
    public static final OrderSettings DEFAULTS = new OrderSettings(Duration.ofSeconds(5), 64, 10_000, 64L << 20);

    public OrderSettings {
        require(
                !gapTimeout.isNegative() && gapTimeout.compareTo(Duration.ofDays(1)) <= 0,
                "gap time-out",
                "0 to 1 day",
                gapTimeout);
        require(maxHeldPerStream >= 1 && maxHeldPerStream <= 4096, "held per stream", "1 to 4096", maxHeldPerStream);
        require(maxHeld >= 1 && maxHeld <= 1_000_000, "held per ledger", "1 to 1000000", maxHeld);
        require(maxHeldBytes >= 65_536 && maxHeldBytes <= 1L << 30, "held bytes", "65536 to 1073741824", maxHeldBytes);
    }

    private static void require(boolean holds, String what, String want, Object got) {
        if (!holds) {
            throw new IllegalArgumentException(what + ": want " + want + ", got " + got);
        }
    }
}
