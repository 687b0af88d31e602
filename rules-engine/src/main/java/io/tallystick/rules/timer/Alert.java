package io.tallystick.rules.timer;

import static io.tallystick.rules.timer.TimerLimits.NONE;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;

/**
 * One open alert.
 *
 * <pre>state = key text, severity u8, ladder count (its place in the contract's list), rung count, raised i64, stepsFrom i64,
 *         acknowledged i64 (-1: not), last i64, times i64</pre>
 *
 * @param key 1 to {@link TimerLimits#MAX_NAME_BYTES} bytes of UTF-8: one alert is open for a key
 * @param ladder its place in the contract's list of ladders
 * @param rung how many steps of its ladder it has taken, up or down, since the raise or the last update; at most
 *     {@link TimerLimits#MAX_RUNG}
 * @param raisedMs when it was raised first
 * @param stepsFromMs from when the steps up count: the raise, or the last update
 * @param acknowledgedMs when it was acknowledged, from when the steps down count; or -1
 * @param lastMs when anything last happened to it
 * @param times how often it was raised while open, 1 or more
 */
public record Alert(
        String key,
        Severity severity,
        int ladder,
        int rung,
        long raisedMs,
        long stepsFromMs,
        long acknowledgedMs,
        long lastMs,
        long times) {

    public boolean acknowledged() {
        return acknowledgedMs != NONE;
    }

    static Alert raised(String key, Severity severity, int ladder, long at) {
        TimerLimits.name("alert key", key);
        return new Alert(key, severity, ladder, 0, at, at, NONE, at, 1);
    }

    Alert repeated(long at) {
        return new Alert(key, severity, ladder, rung, raisedMs, stepsFromMs, acknowledgedMs, at, times + 1);
    }

    /** Another severity by the contract's wish: steps count anew, and what got worse is no more acknowledged. */
    Alert updated(Severity to, long at, int more) {
        long acknowledged = to.compareTo(severity) > 0 ? NONE : acknowledgedMs;
        return new Alert(key, to, ladder, 0, raisedMs, at, acknowledged, at, times + more);
    }

    Alert acknowledgedAt(long at) {
        return new Alert(key, severity, ladder, rung, raisedMs, stepsFromMs, at, at, times);
    }

    Alert stepped(Severity to, long at) {
        return new Alert(key, to, ladder, rung + 1, raisedMs, stepsFromMs, acknowledgedMs, at, times);
    }

    /** With the same ladder at another place. */
    Alert on(int place) {
        return new Alert(key, severity, place, rung, raisedMs, stepsFromMs, acknowledgedMs, lastMs, times);
    }

    /** With another ladder, whose steps count from a time. */
    Alert onNew(int place, long at) {
        return new Alert(key, severity, place, 0, raisedMs, at, acknowledged() ? at : NONE, at, times);
    }

    Ladder.Rung nextRung(Ladder steps) {
        return acknowledged() ? steps.below(severity) : steps.above(severity);
    }

    /** When the next step is due; never before what happened last, as that took the steps due before it. */
    long nextDueMs(Ladder steps) {
        Ladder.Rung rung = nextRung(steps);
        if (rung == null) {
            return Schedule.NEVER;
        }
        return (acknowledged() ? acknowledgedMs : stepsFromMs) + rung.afterMs();
    }

    void write(StateWriter out) {
        out.text(key).u8(severity.code()).count(ladder).count(rung);
        out.i64(raisedMs).i64(stepsFromMs).i64(acknowledgedMs).i64(lastMs).i64(times);
    }

    static Alert read(StateReader in, int ladders) {
        String key = TimerLimits.readName(in);
        Severity severity = Severity.read(in);
        int ladder = in.count(ladders - 1);
        int rung = in.count(TimerLimits.MAX_RUNG);
        long raised = TimerLimits.readTime(in, 0);
        long from = TimerLimits.readTime(in, raised);
        long acknowledged = TimerLimits.readTime(in, NONE);
        long last = TimerLimits.readTime(in, Math.max(from, acknowledged));
        TimerLimits.require(
                in, acknowledged == NONE || acknowledged >= raised, "acknowledged after " + raised, acknowledged);
        long times = in.i64();
        TimerLimits.require(in, times >= 1, "raised once or more", times);
        return new Alert(key, severity, ladder, rung, raised, from, acknowledged, last, times);
    }
}
