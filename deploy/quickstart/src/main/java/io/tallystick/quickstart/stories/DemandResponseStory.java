package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** The grid calls on a works to use less for an hour; its meter shows that it did, and the reward that was set aside is paid. */
final class DemandResponseStory implements Story {
    private static final Map<String, String> PARTIES = Map.of("utility", "grid", "customer", "works");

    @Override
    public Field field() {
        return Field.ENERGY;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("city", "demand-response", PARTIES, "utility", "customer"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String zone = "zone-" + number;
        scene.fund("grid", "USD 2500.00", zone).then();
        scene.open(
                        "demand-response",
                        zone,
                        Map.of("peak", 3000.0, "target", 2000.0),
                        "grid/dispatcher",
                        "works/energy-desk")
                .then();
        scene.document(zone, "demand-call", Map.of("why", "evening peak"), "grid/dispatcher")
                .then();
        // The meter sends the last hours at once; each reading is an hour after the one before, so in the next hour of
        // the clock.
        scene.history("works/meter-z" + number, zone, load(130, 2_100.0), load(70, 1_700.0), load(10, 1_800.0))
                .holds(1)
                .commands(1)
                .raises(1)
                .changes(1)
                .pays("USD 2500.00");
    }

    private static Past load(long minutesAgo, double megawatts) {
        return Past.minutes(minutesAgo, "load", "MW", megawatts);
    }
}
