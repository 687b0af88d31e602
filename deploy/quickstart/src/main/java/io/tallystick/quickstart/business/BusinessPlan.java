package io.tallystick.quickstart.business;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that the business does in a run: contracts that are deployed, and scenes of all eight fields, one round after the other. The same
 * duration and number of ledgers give the same plan.
 *
 * @param launches in order of their time
 * @param scenes in order of their beginning
 */
public record BusinessPlan(List<Launch> launches, List<Scene> scenes) {
    /**
     * A contract that is put in force.
     *
     * @param at after the fleet's first send, and not after the first scene that runs on it
     */
    public record Launch(Duration at, Deployment contract) {}

    private static final List<Story> STORIES = List.of(
            new ManufacturingStory(),
            new VehiclesStory(),
            new TransportStory(),
            new CityStory(),
            new FinanceStory(),
            new BuildingsStory(),
            new RetailStory(),
            new EnergyStory());

    /** The first round is over in this time on a machine that keeps up; the next one begins. */
    private static final Duration ROUND = Duration.ofSeconds(15);
    /** A day of rounds would fill screen and ledgers with the same: after so many the business is done. */
    private static final int MAX_ROUNDS = 100;
    /** The fleet introduces itself first: that is work enough for ledgers that have just started. */
    private static final Duration PRELUDE = Duration.ofSeconds(1);
    /** Between the beginnings of two fields. */
    private static final Duration STAGGER = Duration.ofMillis(600);

    public BusinessPlan {
        launches = List.copyOf(launches);
        scenes = List.copyOf(scenes);
    }

    /**
     * Makes the plan: one round, and one more for each whole 15 seconds that there is time for.
     *
     * @param duration how long the fleet sends
     * @param ledgers how many the network has
     */
    public static BusinessPlan of(Duration duration, int ledgers) {
        List<Launch> launches = new ArrayList<>();
        List<Scene> scenes = new ArrayList<>();
        for (int story = 0; story < STORIES.size(); story++) {
            Duration at = offset(story);
            STORIES.get(story).deployments().forEach(contract -> launches.add(new Launch(at, contract)));
        }
        long rounds = Math.min(MAX_ROUNDS, Math.max(1, duration.dividedBy(ROUND)));
        for (int round = 0; round < rounds; round++) {
            for (int story = 0; story < STORIES.size(); story++) {
                Duration begin = ROUND.multipliedBy(round).plus(offset(story));
                scenes.add(STORIES.get(story).scene(round + 1, begin, ledgers));
            }
        }
        scenes.sort(Comparator.comparing(Scene::begin));
        return new BusinessPlan(launches, scenes);
    }

    private static Duration offset(int story) {
        return PRELUDE.plus(STAGGER.multipliedBy(story));
    }
}
