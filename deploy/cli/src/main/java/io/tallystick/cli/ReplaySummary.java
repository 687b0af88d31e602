package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.quickstart.replay.ReplayCounts;
import io.tallystick.quickstart.replay.RowProblem;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a file. It adds up: rows = events + filtered + empty + problems, and events = acknowledged + refused.
 *
 * @param counts of the rows
 * @param acknowledged events that Kafka has
 * @param refused events that cannot be signed
 * @param firstRefusal why, of the first; empty if there is none
 * @param devices that appeared
 * @param enrolled how many of them were new
 */
record ReplaySummary(
        ReplayCounts counts, long acknowledged, long refused, String firstRefusal, int devices, int enrolled) {
    static ReplaySummary of(ReplayCounts counts, ReplayRun run, ReplayDevices devices) {
        return new ReplaySummary(
                counts, run.acknowledged(), run.refused(), run.firstRefusal(), devices.count(), devices.enrolled());
    }

    /**
     * {@link Exit#HOLDS} if every event is in Kafka and no row had a problem, or may have one.
     *
     * @param allowBadRows whether rows with a problem are as expected; an event that cannot be signed never is, since the
     *     cause may be the network's, such as a CA at its end
     */
    int exitCode(boolean allowBadRows) {
        boolean allSent = refused == 0 && acknowledged == counts.events();
        return allSent && (allowBadRows || counts.problemRows() == 0) ? Exit.HOLDS : Exit.DOES_NOT_HOLD;
    }

    Map<String, Object> json() {
        Map<String, Object> problems = new TreeMap<>();
        for (Map.Entry<RowProblem.Reason, Long> problem : counts.problems().entrySet()) {
            problems.put(problem.getKey().code(), problem.getValue());
        }
        return Json.object(
                "rows",
                counts.rows(),
                "events",
                counts.events(),
                "filtered",
                counts.filtered(),
                "empty",
                counts.empty(),
                "problemRows",
                counts.problemRows(),
                "problems",
                problems,
                "readings",
                counts.readings(),
                "missing",
                counts.missing(),
                "acknowledged",
                acknowledged,
                "refused",
                refused,
                "devices",
                devices,
                "enrolled",
                enrolled);
    }

    @Override
    public String toString() {
        return counts.rows() + " rows = " + counts.events() + " events + " + counts.filtered() + " filtered + "
                + counts.empty() + " empty + " + counts.problemRows() + " with problems\n" + counts.events()
                + " events = " + acknowledged + " acknowledged + " + refused + " refused"
                + (firstRefusal.isEmpty() ? "" : " (" + firstRefusal + ")") + "\n" + counts.readings()
                + " readings, " + counts.missing() + " missing values\n" + devices + " devices, " + enrolled
                + " of them new";
    }
}
