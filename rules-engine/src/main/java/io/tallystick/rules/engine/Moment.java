package io.tallystick.rules.engine;

/**
 * When and where something comes to an instance.
 *
 * @param nowMillis the ledger's time, milliseconds since 1970; never before that of the moment before
 * @param index of the ledger's leaf in hand, for evidence; -1 where there is none
 */
public record Moment(long nowMillis, long index) {
    public Moment {
        EngineLimits.requireTime("ledger time", nowMillis);
        if (index < -1) {
            throw new IllegalArgumentException("index: want -1 or more, got " + index);
        }
    }
}
