package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A container is opened at sea; its freight is paid only when the terminal has found it sound in the port. */
final class ContainerArrivalStory implements Story {
    private static final Map<String, String> PARTIES =
            Map.of("shipper", "works", "line", "freight", "terminal", Organisations.HARBOUR);

    @Override
    public Field field() {
        return Field.TRANSPORT;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("transport", "container-arrival", PARTIES, "shipper", "line"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String container = "container-" + number;
        String tracker = "freight/tracker-c" + number;
        scene.fund("works", "USD 2400.00", container).then();
        scene.open("container-arrival", container, Map.of("eta", FAR), "works/export", "freight/desk")
                .holds(1)
                .then();
        scene.reads(tracker, container, "lat", "", 29.70, "lon", "", -89.90, "door-open", "", false)
                .reads(tracker, container, "lat", "", 29.71, "lon", "", -89.91, "door-open", "", true)
                .reads(tracker, container, "lat", "", 29.72, "lon", "", -89.92, "door-open", "", true)
                .raises(1)
                .then();
        scene.reads(tracker, container, "lat", "", 29.935, "lon", "", -90.060)
                .reads(tracker, container, "lat", "", 29.936, "lon", "", -90.060)
                .reads(tracker, container, "lat", "", 29.936, "lon", "", -90.061)
                .then();
        scene.document(container, "survey", Map.of("result", "SOUND"), "harbour/surveyor")
                .changes(1)
                .pays("USD 2400.00");
    }
}
