package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A van's service book: it is due, it is served, a warranty claim so soon after is told and paid, and then somebody turns the odometer back. */
final class MaintenanceRecordStory implements Story {
    private static final Map<String, String> PARTIES =
            Map.of("owner", "freight", "maker", "motors", "workshop", Organisations.GARAGE);
    private static final String OFFICE = "freight/fleet-office";

    @Override
    public Field field() {
        return Field.VEHICLES;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("vehicles", "maintenance-record", PARTIES, "owner", "maker"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String van = "van-" + number;
        String unit = "freight/van-" + number + "-unit";
        scene.fund("motors", "EUR 350.00", van).then();
        scene.open("maintenance-record", van, Map.of("warrantyUntil", FAR), OFFICE, "motors/warranty")
                .then();
        scene.reads(unit, van, "odometer", "km", 30_000, "coolant", "Cel", 92)
                .reads(unit, van, "odometer", "km", 45_010, "coolant", "Cel", 91)
                .raises(1)
                .then();
        scene.document(van, "service", Map.of("km", 45_010), "garage/mechanic")
                .changes(1)
                .then();
        scene.document(van, "warranty-claim", Map.of("part", "water pump"), "garage/mechanic", OFFICE)
                .pays("EUR 350.00")
                .raises(1)
                .then();
        scene.reads(unit, van, "odometer", "km", 31_200, "coolant", "Cel", 90).raises(1);
    }
}
