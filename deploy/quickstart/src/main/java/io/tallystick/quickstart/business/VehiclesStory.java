package io.tallystick.quickstart.business;

import io.tallystick.quickstart.fleet.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A van's service book: it is due, it is served, a warranty claim so soon after is told and paid, and then somebody turns the odometer back. */
final class VehiclesStory implements Story {
    private static final Map<String, String> PARTIES =
            Map.of("owner", "freight", "maker", "motors", "workshop", Organisations.GARAGE);

    @Override
    public List<Deployment> deployments() {
        return List.of(Deployment.of("vehicles", "maintenance-record", PARTIES, "owner", "maker"));
    }

    @Override
    public Scene scene(int number, Duration begin, int ledgers) {
        String van = "van-" + number;
        String unit = "freight/van-" + number + "-unit";
        String fleet = "freight/fleet-office";
        SceneWriter scene = new SceneWriter(Field.VEHICLES, begin, ledgers);
        scene.fund("motors", "EUR 350.00", van).then();
        scene.open("maintenance-record", van, Map.of("warrantyUntil", FAR), fleet, "motors/warranty")
                .then();
        scene.reads(unit, van, "odometer", "km", 30_000, "coolant", "Cel", 92)
                .reads(unit, van, "odometer", "km", 45_010, "coolant", "Cel", 91)
                .expect(Tally.alerts(1, 0))
                .then();
        scene.document(van, "service", Map.of("km", 45_010), "garage/mechanic")
                .expect(Tally.alerts(0, 1))
                .then();
        scene.document(van, "warranty-claim", Map.of("part", "water pump"), "garage/mechanic", fleet)
                .expect(Tally.money(1))
                .expect(Tally.alerts(1, 0))
                .then();
        scene.reads(unit, van, "odometer", "km", 31_200, "coolant", "Cel", 90).expect(Tally.alerts(1, 0));
        return scene.end();
    }
}
