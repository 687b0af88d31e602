package io.tallystick.rules.simulate;

import io.tallystick.rules.simulate.AlertLog.Name;
import io.tallystick.rules.simulate.AlertLog.Raised;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * How the alerts of two runs differ.
 *
 * @param name which alert
 * @param before how the first run raised it; null if it did not
 * @param after how the second run raised it; null if it did not
 */
public record AlertDifference(Name name, Raised before, Raised after) {
    /** The kinds of difference. */
    public enum Kind {
        /** Only in the second run. */
        COMES,
        /** Only in the first. */
        GOES,
        /** In both, at other times. */
        MOVES,
        /** In both at one time, with another severity. */
        CHANGES
    }

    public Kind kind() {
        if (before == null) {
            return Kind.COMES;
        }
        if (after == null) {
            return Kind.GOES;
        }
        return before.timeMillis() == after.timeMillis() ? Kind.CHANGES : Kind.MOVES;
    }

    /** When: in the first run, if it is there. */
    public long timeMillis() {
        return before == null ? after.timeMillis() : before.timeMillis();
    }

    /**
     * All differences, by time, then subject, then key. What both raised at one time is the same alert. Of the others, the next of one
     * run and the next of the other are the same alert that moved if they are no further apart than {@code withinMillis}.
     */
    public static List<AlertDifference> between(AlertLog before, AlertLog after, long withinMillis) {
        TreeSet<Name> names = new TreeSet<>(before.raised().keySet());
        names.addAll(after.raised().keySet());
        List<AlertDifference> all = new ArrayList<>();
        for (Name name : names) {
            List<Raised> left = new ArrayList<>(before.raised().getOrDefault(name, List.of()));
            List<Raised> right = new ArrayList<>(after.raised().getOrDefault(name, List.of()));
            takeEqual(name, left, right, all);
            pair(name, left, right, withinMillis, all);
        }
        all.sort(Comparator.comparingLong(AlertDifference::timeMillis).thenComparing(AlertDifference::name));
        return all;
    }

    /** Takes those of one time out of both; notes the ones whose severity differs. */
    private static void takeEqual(Name name, List<Raised> left, List<Raised> right, List<AlertDifference> all) {
        List<Raised> onlyLeft = new ArrayList<>();
        List<Raised> onlyRight = new ArrayList<>();
        int l = 0;
        int r = 0;
        while (l < left.size() && r < right.size()) {
            int order = Long.compare(left.get(l).timeMillis(), right.get(r).timeMillis());
            if (order == 0) {
                Raised one = left.get(l++);
                Raised other = right.get(r++);
                if (one.severity() != other.severity()) {
                    all.add(new AlertDifference(name, one, other));
                }
            } else if (order < 0) {
                onlyLeft.add(left.get(l++));
            } else {
                onlyRight.add(right.get(r++));
            }
        }
        onlyLeft.addAll(left.subList(l, left.size()));
        onlyRight.addAll(right.subList(r, right.size()));
        left.clear();
        left.addAll(onlyLeft);
        right.clear();
        right.addAll(onlyRight);
    }

    private static void pair(
            Name name, List<Raised> left, List<Raised> right, long withinMillis, List<AlertDifference> all) {
        int l = 0;
        int r = 0;
        while (l < left.size() || r < right.size()) {
            boolean both = l < left.size() && r < right.size();
            long apart = both ? right.get(r).timeMillis() - left.get(l).timeMillis() : 0;
            if (both && Math.abs(apart) <= withinMillis) {
                all.add(new AlertDifference(name, left.get(l++), right.get(r++)));
            } else if (r == right.size() || both && apart > 0) {
                all.add(new AlertDifference(name, left.get(l++), null));
            } else {
                all.add(new AlertDifference(name, null, right.get(r++)));
            }
        }
    }
}
