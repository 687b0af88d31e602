package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A young tool breaks three workpieces in a row: they are set aside, the toolmaker pays for each out of a bond, and the new tool cuts well. */
final class FailureModesStory implements Story {
    private static final Map<String, String> PARTIES = Map.of("operator", "works", "toolmaker", Organisations.PARTS);

    @Override
    public Field field() {
        return Field.MANUFACTURING;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("manufacturing", "failure-modes", PARTIES, "operator", "toolmaker"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String mill = "mill-" + number;
        String device = "works/" + mill + "-control";
        scene.fund("parts", "EUR 500.00", mill).then();
        scene.open("failure-modes", mill, Map.of("ends", FAR), "works/planner", "parts/sales")
                .holds(1)
                .then();
        // Torque times wear is 11,200 N·m·min, and 11,000 is what grade L may have.
        scene.history(
                        device,
                        mill,
                        Past.minutes(3, piece(42.8, 3.0)),
                        Past.minutes(2, piece(56.0, 200.0)),
                        Past.minutes(1, piece(56.0, 201.0)),
                        Past.minutes(0, piece(56.0, 202.0)))
                .commands(3)
                .pays("EUR 12.50", "EUR 12.50", "EUR 12.50")
                .raises(1)
                .then();
        scene.document(mill, "tool-changed", Map.of("tool", "T-" + number), "works/fitter")
                .then();
        scene.reads(device, mill, piece(42.8, 0.0))
                .reads(device, mill, piece(42.8, 1.0))
                .reads(device, mill, piece(42.8, 2.0))
                .changes(1);
    }

    private static Object[] piece(double torque, double wear) {
        return new Object[] {
            "air", "K", 298.0, "process", "K", 309.0, "speed", "1/min", 1400.0, "torque", "N.m", torque, "grade", "",
            "L", "wear", "min", wear
        };
    }
}
