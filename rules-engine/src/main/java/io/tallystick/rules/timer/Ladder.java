package io.tallystick.rules.timer;

import java.util.List;

/**
 * How an alert's severity steps up while nobody acknowledges it, and down once somebody did.
 *
 * @param up by ascending duration since the alert was raised (or got another severity by an update), each to a higher severity
 * @param down by ascending duration since the acknowledgement, each to a lower severity
 */
public record Ladder(List<Rung> up, List<Rung> down) {
    /** No step at all. */
    public static final Ladder NONE = new Ladder(List.of(), List.of());

    /** @param afterMs 1 to {@link TimerLimits#MAX_DURATION_MS} */
    public record Rung(long afterMs, Severity to) {
        public Rung {
            TimerLimits.range("step after", 1, TimerLimits.MAX_DURATION_MS, afterMs);
        }
    }

    /** @throws IllegalArgumentException for steps that are not in order */
    public Ladder {
        up = List.copyOf(up);
        down = List.copyOf(down);
        ordered("step up", up, 1);
        ordered("step down", down, -1);
    }

    private static void ordered(String what, List<Rung> rungs, int sign) {
        for (int i = 1; i < rungs.size(); i++) {
            Rung before = rungs.get(i - 1);
            Rung rung = rungs.get(i);
            if (rung.afterMs <= before.afterMs || sign * rung.to.compareTo(before.to) <= 0) {
                throw new IllegalArgumentException(what + " " + i + ": want later and "
                        + (sign > 0 ? "higher" : "lower") + " than " + before + ", got " + rung);
            }
        }
    }

    /** The first step that makes this severity worse; or null. */
    Rung above(Severity severity) {
        for (Rung rung : up) {
            if (rung.to.compareTo(severity) > 0) {
                return rung;
            }
        }
        return null;
    }

    /** The first step that makes this severity less; or null. */
    Rung below(Severity severity) {
        for (Rung rung : down) {
            if (rung.to.compareTo(severity) < 0) {
                return rung;
            }
        }
        return null;
    }
}
