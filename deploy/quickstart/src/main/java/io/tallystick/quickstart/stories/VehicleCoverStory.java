package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A lorry fails its inspection and is immobilised, moves all the same, passes, and its owner cancels and pays what is owed. */
final class VehicleCoverStory implements Story {
    private static final Map<String, String> PARTIES =
            Map.of("owner", "freight", "insurer", "bank", "inspector", Organisations.GARAGE);
    private static final String OFFICE = "freight/fleet-office";
    private static final String INSPECTOR = "garage/inspector";

    @Override
    public Field field() {
        return Field.VEHICLES;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("vehicles", "vehicle-cover", PARTIES, "owner", "insurer"));
    }

    @Override
    public boolean needsTheHour() {
        return true;
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String trailer = "trailer-" + number;
        String unit = "freight/" + trailer + "-unit";
        scene.fund("freight", "EUR 2.00", trailer).then();
        scene.open("vehicle-cover", trailer, Map.of(), OFFICE, "bank/underwriter")
                .then();
        scene.reads(unit, trailer, "odometer", "km", 1_000)
                .reads(unit, trailer, "odometer", "km", 1_040)
                .document(trailer, "inspection", Map.of("result", "FAIL"), INSPECTOR)
                .commands(1)
                .raises(1)
                .then();
        scene.reads(unit, trailer, "odometer", "km", 1_041).raises(1).then();
        scene.document(trailer, "inspection", Map.of("result", "PASS"), INSPECTOR)
                .commands(1)
                .changes(1)
                .then();
        scene.document(trailer, "cancel-cover", Map.of("why", "sold"), OFFICE)
                .pays("EUR 2.00")
                .raises(1);
    }
}
