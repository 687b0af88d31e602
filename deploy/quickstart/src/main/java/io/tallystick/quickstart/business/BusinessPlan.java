package io.tallystick.quickstart.business;

import java.time.Duration;
import java.util.List;

/**
 * All that the business does in a run: contracts that are deployed, and scenes that are played on them.
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

    public BusinessPlan {
        launches = List.copyOf(launches);
        scenes = List.copyOf(scenes);
    }
}
