package io.tallystick.quickstart.business;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that the business does in a run: contracts that are deployed, and scenes of all eight fields, one round after the other. The same
 * duration and number of ledgers give the same plan.
 *
 * @param deployments in the order in which they are sent
 * @param scenes in order of their beginning
 */
public record BusinessPlan(List<Deployment> deployments, List<Scene> scenes) {
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
    /** Between the beginnings of two fields. */
    private static final Duration STAGGER = Duration.ofMillis(400);

    public BusinessPlan {
        deployments = List.copyOf(deployments);
        scenes = List.copyOf(scenes);
    }

    /**
     * Makes the plan: one round, and one more for each whole 15 seconds that there is time for.
     *
     * @param duration how long the fleet sends
     * @param ledgers how many the network has
     */
    public static BusinessPlan of(Duration duration, int ledgers) {
        List<Deployment> deployments = new ArrayList<>();
        List<Scene> scenes = new ArrayList<>();
        for (Story story : STORIES) {
            deployments.addAll(story.deployments());
        }
        long rounds = Math.min(MAX_ROUNDS, Math.max(1, duration.dividedBy(ROUND)));
        for (int round = 0; round < rounds; round++) {
            for (int story = 0; story < STORIES.size(); story++) {
                Duration begin = ROUND.multipliedBy(round).plus(STAGGER.multipliedBy(story));
                scenes.add(STORIES.get(story).scene(round + 1, begin, ledgers));
            }
        }
        scenes.sort(Comparator.comparing(Scene::begin));
        return new BusinessPlan(deployments, scenes);
    }
}
