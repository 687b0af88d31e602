package io.tallystick.quickstart.business;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says which act is next. An act waits for its time, and for what the acts before it in its scene must have come to; so what is said,
 * and in which order in each scene, does not depend on how fast the ledgers are. A scene is over when what its last act must come to
 * has come. Not for use by several threads.
 */
public final class Director {
    /** Longer than any scene takes on a machine that keeps up. */
    private static final Duration BEFORE_THE_HOUR = Duration.ofSeconds(45);
    /** Longer than its readings reach back whose calendar windows tell something. */
    private static final Duration AFTER_THE_HOUR = Duration.ofSeconds(15);

    /**
     * An act and its scene.
     *
     * @param lag how long it took until what came of the act before it was seen
     */
    public record Cue(Scene scene, Act act, Duration lag) {}

    private static final class Run {
        private final Scene scene;
        private final Duration begin;
        private int next;
        private Tally expected = Tally.NONE;
        private Duration said;
        private Duration seen;

        Run(Scene scene, Duration begin) {
            this.scene = scene;
            this.begin = begin;
            this.said = begin;
        }

        /** Notes when what was expected was first seen. */
        boolean hasSeen(Duration elapsed, Tally tally) {
            if (seen == null && tally.reaches(expected)) {
                seen = elapsed;
            }
            return seen != null;
        }

        Cue next(Duration elapsed) {
            Duration lag = seen.minus(said);
            Act act = scene.acts().get(next++);
            expected = expected.plus(act.tally());
            said = elapsed;
            seen = null;
            return new Cue(scene, act, lag);
        }

        boolean isAllSaid() {
            return next == scene.acts().size();
        }
    }

    private final List<Scene> waiting;
    private final List<Run> running = new ArrayList<>();
    private final Map<Scene, Tally> played = new LinkedHashMap<>();
    private boolean silent;

    public Director(BusinessPlan plan) {
        this.waiting = new ArrayList<>(plan.scenes());
    }

    /**
     * Takes the next act that is due, if one is.
     *
     * @param elapsed since the fleet's first send
     * @param now the time of day, by which schedules of contracts fire
     * @param seen what has come of a scene so far
     */
    public Optional<Cue> next(Duration elapsed, Instant now, Function<Scene, Tally> seen) {
        begin(elapsed, now);
        for (Iterator<Run> runs = running.iterator(); runs.hasNext(); ) {
            Run run = runs.next();
            if (!run.hasSeen(elapsed, seen.apply(run.scene))) {
                continue;
            }
            if (silent || run.isAllSaid()) {
                runs.remove();
            } else if (run.begin.plus(run.scene.acts().get(run.next).at()).compareTo(elapsed) <= 0) {
                Cue cue = run.next(elapsed);
                played.put(run.scene, run.expected);
                return Optional.of(cue);
            }
        }
        return Optional.empty();
    }

    private void begin(Duration elapsed, Instant now) {
        boolean nearTheHour = isNearTheHour(now);
        for (Iterator<Scene> scenes = waiting.iterator(); scenes.hasNext(); ) {
            Scene scene = scenes.next();
            if (scene.begin().compareTo(elapsed) > 0) {
                return;
            }
            if (!(nearTheHour && scene.needsTheHour())) {
                scenes.remove();
                running.add(new Run(scene, elapsed));
            }
        }
    }

    /** Whether scenes that a full hour would change wait for it to pass. */
    public static boolean isNearTheHour(Instant now) {
        return now.plus(BEFORE_THE_HOUR).truncatedTo(ChronoUnit.HOURS).isAfter(now.minus(AFTER_THE_HOUR));
    }

    /** No more scenes begin; those that have begun go on to their end. */
    public void beginNoMore() {
        waiting.clear();
    }

    /** Nothing more is said; what was said still comes to what it must. */
    public void sayNoMore() {
        waiting.clear();
        silent = true;
    }

    /** Whether there is nothing more to say, and all that was said has come to what it must. */
    public boolean isOver() {
        return waiting.isEmpty() && running.isEmpty();
    }

    /** What must come of the acts that were given out, scene by scene. */
    public Map<Scene, Tally> played() {
        return Collections.unmodifiableMap(played);
    }
}
