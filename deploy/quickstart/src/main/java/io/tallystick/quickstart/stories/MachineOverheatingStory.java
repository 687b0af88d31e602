package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A machine was hot for half an hour: maintenance is ordered from the depot, taken, and signed as done; then the machine is cool. */
final class MachineOverheatingStory implements Story {
    private static final Map<String, String> PARTIES = Map.of("operator", "works", "maintainer", Organisations.PARTS);

    @Override
    public Field field() {
        return Field.MANUFACTURING;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(
                Deployment.of("manufacturing", "machine-overheating", PARTIES, "operator", "maintainer"),
                Warehouse.contract());
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String machine = "machine-" + number;
        String depot = "depot-" + number;
        String probe = "works/" + machine + "-probe";
        scene.fund("parts", "EUR 750.00", machine);
        Warehouse.fund(scene, depot).then();
        Warehouse.open(scene, depot, machine);
        scene.open("machine-overheating", machine, Map.of("ends", FAR, "depot", depot), "works/planner", "parts/sales")
                .holds(1)
                .then();
        scene.history(
                        probe,
                        machine,
                        temperature(120, 38.0),
                        temperature(110, 43.5),
                        temperature(100, 44.0),
                        temperature(90, 44.5),
                        temperature(80, 45.0),
                        temperature(75, 45.5))
                .raises(1)
                .mails(1)
                .then();
        scene.document(machine, "order-taken", Map.of("by", "the fitter on call"), "parts/fitter")
                .changes(1)
                .then();
        scene.document(machine, "work-done", Map.of("part", "fan"), "parts/fitter", "works/planner")
                .changes(1)
                .then();
        scene.history(
                probe,
                machine,
                temperature(50, 33.0),
                temperature(40, 31.0),
                temperature(30, 30.0),
                temperature(20, 29.0),
                temperature(10, 29.0));
        Warehouse.close(scene, depot);
    }

    private static Past temperature(long minutesAgo, double celsius) {
        return Past.minutes(minutesAgo, "temperature", "Cel", celsius);
    }
}
