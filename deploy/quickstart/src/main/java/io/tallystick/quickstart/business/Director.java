package io.tallystick.quickstart.business;

import java.time.Duration;
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
 * and in which order in each scene, does not depend on how fast the ledgers are. Not for use by several threads.
 */
public final class Director {
    /** An act and its scene. */
    public record Cue(Scene scene, Act act) {}

    private static final class Run {
        private final Scene scene;
        private final Duration begin;
        private int next;
        private Tally expected = Tally.NONE;

        Run(Scene scene, Duration begin) {
            this.scene = scene;
            this.begin = begin;
        }
    }

    private final List<Scene> waiting;
    private final List<Run> running = new ArrayList<>();
    private final Map<Scene, Tally> played = new LinkedHashMap<>();

    public Director(BusinessPlan plan) {
        this.waiting = new ArrayList<>(plan.scenes());
    }

    /**
     * Takes the next act that is due, if one is.
     *
     * @param elapsed since the fleet's first send
     * @param seen what has come of a scene so far
     */
    public Optional<Cue> next(Duration elapsed, Function<Scene, Tally> seen) {
        while (!waiting.isEmpty() && waiting.get(0).begin().compareTo(elapsed) <= 0) {
            Scene scene = waiting.remove(0);
            running.add(new Run(scene, elapsed));
        }
        for (Iterator<Run> runs = running.iterator(); runs.hasNext(); ) {
            Run run = runs.next();
            Act act = run.scene.acts().get(run.next);
            if (run.begin.plus(act.at()).compareTo(elapsed) > 0
                    || !seen.apply(run.scene).reaches(run.expected)) {
                continue;
            }
            run.next++;
            run.expected = run.expected.plus(act.tally());
            played.put(run.scene, run.expected);
            if (run.next == run.scene.acts().size()) {
                runs.remove();
            }
            return Optional.of(new Cue(run.scene, act));
        }
        return Optional.empty();
    }

    /** No more scenes begin; those that have begun go on to their end. */
    public void beginNoMore() {
        waiting.clear();
    }

    /** Whether there is nothing more to say. */
    public boolean isOver() {
        return waiting.isEmpty() && running.isEmpty();
    }

    /** What must come of the acts that were given out, scene by scene. */
    public Map<Scene, Tally> played() {
        return Collections.unmodifiableMap(played);
    }
}
