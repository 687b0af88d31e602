package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A tenancy from the deposit to its return: the door opens too early, the key is handed over, notice is given, a tenth is kept. */
final class TenancyStory implements Story {
    private static final Map<String, String> PARTIES =
            Map.of("landlord", "estates", "tenant", Organisations.PEOPLE, "arbiter", "city");
    private static final String LANDLORD = "estates/letting";
    private static final String TENANT = "people/tenant";

    @Override
    public Field field() {
        return Field.BUILDINGS;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("buildings", "tenancy", PARTIES, "landlord"));
    }

    @Override
    public boolean needsTheHour() {
        return true;
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String flat = "flat-" + number;
        scene.fund("people", "EUR 1800.00", flat).then();
        scene.open("tenancy", flat, Map.of("tenantKey", "key-" + number, "noticeDays", "1s"), LANDLORD, TENANT)
                .holds(1)
                .then();
        scene.reads("estates/lock-f" + number, flat, "door-open", "", true)
                .raises(1)
                .then();
        scene.document(flat, "handover", Map.of("keys", 2), LANDLORD, TENANT)
                .changes(1)
                .commands(1)
                .then();
        // A second later the tenant has left, the lock changes, and the alert goes.
        scene.document(flat, "notice", Map.of("reason", "a larger flat"), TENANT)
                .raises(1)
                .changes(1)
                .commands(1)
                .then();
        scene.document(flat, "inspection", Map.of("deduct", 10), LANDLORD, TENANT)
                .pays("EUR 180.00");
    }
}
