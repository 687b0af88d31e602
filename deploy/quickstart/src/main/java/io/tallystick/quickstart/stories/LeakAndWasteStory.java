package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A tap drips for two hours, then the pipe bursts: the main valve closes, and opens when owner and facility sign the repair. */
final class LeakAndWasteStory implements Story {
    private static final Map<String, String> PARTIES = Map.of("owner", "estates", "facility", "works");
    private static final String OWNER = "estates/caretaker";
    private static final String FACILITY = "works/plumber";

    @Override
    public Field field() {
        return Field.BUILDINGS;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("buildings", "leak-and-waste", PARTIES, "owner", "facility"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String building = "building-" + number;
        String meter = "works/water-meter-" + number;
        scene.open("leak-and-waste", building, Map.of(), OWNER, FACILITY).then();
        scene.history(
                        meter,
                        building,
                        flow(300, 0.4),
                        flow(270, 0.4),
                        flow(240, 0.5),
                        flow(210, 0.4),
                        flow(180, 0.4),
                        flow(170, 0.4))
                .raises(1)
                .then();
        scene.history(meter, building, flow(4, 80.0), flow(3, 90.0), flow(2, 90.0))
                .changes(1)
                .raises(1)
                .commands(1)
                .then();
        scene.document(building, "repair", Map.of("pipe", "replaced"), OWNER, FACILITY)
                .changes(1)
                .commands(1);
    }

    private static Past flow(long minutesAgo, double litresPerMinute) {
        return Past.minutes(minutesAgo, "flow", "L/min", litresPerMinute);
    }
}
