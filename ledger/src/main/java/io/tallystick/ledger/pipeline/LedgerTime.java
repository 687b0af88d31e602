package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.genesis.LedgerClockKind;

/**
 * The ledger's clock within one block. With the clock {@code wall} it stands still from the block's opening to its seal;
 * with {@code event} it is the highest event time entered so far. Either way it can be recomputed from the ledger.
 */
public final class LedgerTime {
    private final LedgerClockKind kind;
    private long millis;

    /** @param millis the time at the block's opening, milliseconds since 1970 */
    public LedgerTime(LedgerClockKind kind, long millis) {
        this.kind = kind;
        this.millis = millis;
    }

    /** The time, milliseconds since 1970. */
    public long millis() {
        return millis;
    }

    /** The time at which an event would be entered that was issued at {@code issuedAtMillis}. */
    public long at(long issuedAtMillis) {
        return kind == LedgerClockKind.WALL ? millis : Math.max(millis, issuedAtMillis);
    }

    /** Whether an introduction may say that it was checked at a time: at this one, or later where the event moves the clock. */
    public boolean allowsIntroductionAt(long atMillis) {
        return kind == LedgerClockKind.WALL ? atMillis == millis : atMillis >= millis;
    }

    /** Moves on to an event's time, if that moves this clock. */
    public void entered(long issuedAtMillis) {
        millis = at(issuedAtMillis);
    }
}
