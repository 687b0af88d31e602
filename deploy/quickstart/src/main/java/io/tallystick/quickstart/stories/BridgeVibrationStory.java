package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A bridge swings: the engineer says that it must be closed, the light turns red, and green when engineer and city agree. */
final class BridgeVibrationStory implements Story {
    private static final Map<String, String> PARTIES =
            Map.of("city", "city", "operator", "estates", "engineer", "works");

    @Override
    public Field field() {
        return Field.CITY;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("city", "bridge-vibration", PARTIES, "city", "operator"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String bridge = "bridge-" + number;
        scene.open(
                        "bridge-vibration",
                        bridge,
                        Map.of("restNorth", 260.0, "restSouth", 220.0, "samples", 3),
                        "city/bridges",
                        "estates/bridge-keeper")
                .then();
        scene.history(
                        "estates/gauge-b" + number,
                        bridge,
                        force(9, 240.0),
                        force(8, 280.0),
                        force(7, 240.0),
                        force(6, 280.0),
                        force(5, 240.0),
                        force(4, 280.0),
                        force(3, 240.0))
                .raises(1)
                .then();
        scene.document(bridge, "bridge-report", Map.of("verdict", "CLOSE"), "works/engineer")
                .commands(1)
                .raises(1)
                .then();
        scene.document(bridge, "bridge-release", Map.of("bearing", "replaced"), "works/engineer", "city/bridges")
                .commands(1)
                .changes(2);
    }

    private static Past force(long secondsAgo, double north) {
        return Past.seconds(secondsAgo, "force-1", "kN", north, "force-2", "kN", 220.0);
    }
}
