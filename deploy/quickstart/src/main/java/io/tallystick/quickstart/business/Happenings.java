package io.tallystick.quickstart.business;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has come of one scene: of what was said, and of the clock alone. What the clock brings about later than anything that was said,
 * when the scene has come to all it must, is its aftermath: alerts that nobody answers and that get more severe, sensors that say
 * nothing more. In whichever order the ledgers are read, the sum is the same.
 */
final class Happenings {
    /**
     * Where and when a timer fired.
     *
     * @param timeMillis ledger time
     */
    record Tick(long timeMillis, int ledger, long index) implements Comparable<Tick> {
        private static final Comparator<Tick> ORDER = Comparator.comparingLong(Tick::timeMillis)
                .thenComparingInt(Tick::ledger)
                .thenComparingLong(Tick::index);

        @Override
        public int compareTo(Tick other) {
            return ORDER.compare(this, other);
        }
    }

    private final Tally wanted;
    private final TreeMap<Tick, Tally> ticks = new TreeMap<>();
    private Tally said = Tally.NONE;
    private long lastMillis = Long.MIN_VALUE;

    /**
     * @param wanted what the scene must come to
     */
    Happenings(Tally wanted) {
        this.wanted = wanted;
    }

    /** Something that was said had an effect. */
    void said(long timeMillis, Tally tally) {
        said = said.plus(tally);
        lastMillis = Math.max(lastMillis, timeMillis);
    }

    /** Something that was said had an effect elsewhere. */
    void elsewhere(Tally tally) {
        said = said.plus(tally);
    }

    /** The clock alone had an effect. */
    void ticked(Tick tick, Tally tally) {
        ticks.merge(tick, tally, Tally::plus);
    }

    /** What came of the scene, its aftermath left out. */
    Tally scene() {
        Tally sum = said;
        for (Map.Entry<Tick, Tally> tick : ticks.entrySet()) {
            if (tick.getKey().timeMillis() > lastMillis && sum.reaches(wanted)) {
                break;
            }
            sum = sum.plus(tick.getValue());
        }
        return sum;
    }

    /** What came after it. */
    Tally aftermath() {
        Tally sum = said;
        Tally after = Tally.NONE;
        for (Map.Entry<Tick, Tally> tick : ticks.entrySet()) {
            if (tick.getKey().timeMillis() > lastMillis && sum.reaches(wanted)) {
                after = after.plus(tick.getValue());
            } else {
                sum = sum.plus(tick.getValue());
            }
        }
        return after;
    }
}
