package io.tallystick.quickstart.business;

import io.tallystick.quickstart.fleet.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A feeder is switched only when grid and city have signed the same words, and the city is paid for looking. */
final class EnergyStory implements Story {
    private static final Map<String, String> PARTIES = Map.of("asker", "grid", "approver", "city");

    @Override
    public List<Deployment> deployments() {
        return List.of(Deployment.of("generic", "two-party-approval", PARTIES, "asker", "approver"));
    }

    @Override
    public Scene scene(int number, Duration begin, int ledgers) {
        String feeder = "feeder-" + number;
        String operator = "grid/control-room";
        String inspector = "city/inspector";
        Map<String, Object> what = Map.of("switch", "open breaker " + number);
        SceneWriter scene = new SceneWriter(Field.ENERGY, begin, ledgers);
        scene.fund("grid", "EUR 10.00", feeder).then();
        scene.open("two-party-approval", feeder, Map.of(), operator, inspector).then();
        scene.document(feeder, "proposal", what, operator)
                .expect(Tally.alerts(1, 0))
                .then();
        scene.document(feeder, "approval", what, operator, inspector)
                .expect(Tally.money(1))
                .expect(Tally.alerts(0, 1));
        return scene.end();
    }
}
