package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A stranger tries cards at a lorry, then starts it without one: an alarm, and it is immobilised. The driver of the day gets in. */
final class DriverStartUpStory implements Story {
    private static final Map<String, String> PARTIES = Map.of("fleet", "freight", "authority", Organisations.AUTHORITY);
    private static final String OFFICE = "freight/fleet-office";

    @Override
    public Field field() {
        return Field.VEHICLES;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("vehicles", "driver-start-up", PARTIES, "fleet"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String lorry = "lorry-" + number;
        String reader = "freight/" + lorry + "-reader";
        String engine = "freight/" + lorry + "-engine";
        scene.open("driver-start-up", lorry, Map.of(), OFFICE).commands(1).then();
        scene.document(lorry, "driver-assignment", Map.of("card", "A17"), OFFICE);
        scene.history(reader, lorry, attempt(3, "B99", false), attempt(2, "B98", false), attempt(1, "B97", false))
                .raises(1)
                .then();
        scene.history(
                        engine,
                        lorry,
                        Past.seconds(20, "rpm", "1/min", 0.0),
                        Past.seconds(15, "rpm", "1/min", 820.0),
                        Past.seconds(5, "rpm", "1/min", 830.0))
                .changes(1)
                .raises(1)
                .commands(1)
                .then();
        scene.document(lorry, "unlock", Map.of("by", "the yard"), OFFICE)
                .changes(1)
                .commands(1)
                .then();
        scene.history(reader, lorry, attempt(0, "A17", true)).commands(1);
    }

    private static Past attempt(long secondsAgo, String card, boolean pin) {
        return Past.seconds(secondsAgo, "card", "", card, "pin-ok", "", pin);
    }
}
