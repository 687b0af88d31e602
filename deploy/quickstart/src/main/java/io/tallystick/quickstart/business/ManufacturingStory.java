package io.tallystick.quickstart.business;

import io.tallystick.quickstart.fleet.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A bin in the plant runs low and orders its own parts: the supplier's warehouse, in another ledger perhaps, answers by message. */
final class ManufacturingStory implements Story {
    private static final Map<String, String> PARTIES = Map.of("plant", "works", "supplier", Organisations.PARTS);

    @Override
    public List<Deployment> deployments() {
        return List.of(
                Deployment.of("manufacturing", "just-in-time-plant", PARTIES, "plant", "supplier"),
                Deployment.of("manufacturing", "just-in-time-supplier", PARTIES, "plant", "supplier"));
    }

    @Override
    public Scene scene(int number, Duration begin, int ledgers) {
        String bin = "bin-" + number;
        String warehouse = "warehouse-" + number;
        String scale = "works/bin-scale-" + number;
        SceneWriter scene = new SceneWriter(Field.MANUFACTURING, begin, ledgers);
        scene.fund("works", "EUR 900.00", bin)
                .fund("parts", "EUR 250.00", warehouse)
                .then();
        scene.open("just-in-time-plant", bin, Map.of("source", warehouse), "works/planner", "parts/sales")
                .open("just-in-time-supplier", warehouse, Map.of("bin", bin), "works/planner", "parts/sales")
                .expect(Tally.money(1))
                .then();
        // Three in a row at 40 or fewer: a lot is ordered, and its price set aside.
        scene.reads(scale, bin, "parts", "", 38)
                .reads(scale, bin, "parts", "", 36)
                .reads(scale, bin, "parts", "", 35)
                .expect(Tally.money(1))
                .expect(Tally.mail(1))
                .then();
        scene.document(warehouse, "dispatch-note", Map.of("lot", number), "parts/dispatcher")
                .expect(Tally.mail(1))
                .expect(Tally.alerts(1, 0))
                .then();
        scene.document(bin, "goods-receipt", Map.of("lot", number), "works/goods-in", "parts/driver")
                .expect(Tally.money(1))
                .expect(Tally.alerts(0, 1))
                .then();
        scene.document(warehouse, "end-of-supply", Map.of("season", number), "parts/sales")
                .expect(Tally.money(1));
        return scene.end();
    }
}
