package io.tallystick.quickstart.business;

import io.tallystick.quickstart.fleet.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A tenancy from the deposit to its return: the door opens too early, the key is handed over, notice is given, a tenth is kept. */
final class BuildingsStory implements Story {
    private static final Map<String, String> PARTIES =
            Map.of("landlord", "estates", "tenant", Organisations.PEOPLE, "arbiter", "city");

    @Override
    public List<Deployment> deployments() {
        return List.of(Deployment.of("buildings", "tenancy", PARTIES, "landlord"));
    }

    @Override
    public Scene scene(int number, Duration begin, int ledgers) {
        String flat = "flat-" + number;
        String tenant = "people/tenant";
        String landlord = "estates/letting";
        SceneWriter scene = new SceneWriter(Field.BUILDINGS, begin, ledgers);
        scene.fund("people", "EUR 1800.00", flat).then();
        scene.open("tenancy", flat, Map.of("tenantKey", "key-" + number, "noticeDays", "1s"), landlord, tenant)
                .expect(Tally.money(1))
                .then();
        scene.reads("estates/lock-f" + number, flat, "door-open", "", true)
                .expect(Tally.alerts(1, 0))
                .then();
        scene.document(flat, "handover", Map.of("keys", 2), landlord, tenant)
                .expect(Tally.alerts(0, 1))
                .then();
        // A second later the tenant has left, and the alert goes.
        scene.document(flat, "notice", Map.of("reason", "a larger flat"), tenant)
                .expect(Tally.alerts(1, 1))
                .then();
        scene.document(flat, "inspection", Map.of("deduct", 10), landlord, tenant)
                .expect(Tally.money(1));
        return scene.end();
    }
}
