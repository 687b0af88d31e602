package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A bin in the plant runs low and orders its own parts: the supplier's warehouse, in another ledger perhaps, answers by message. */
final class JustInTimeStory implements Story {
    private static final Map<String, String> PARTIES = Map.of("plant", "works", "supplier", Organisations.PARTS);

    @Override
    public Field field() {
        return Field.MANUFACTURING;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(
                Deployment.of("manufacturing", "just-in-time-plant", PARTIES, "plant", "supplier"),
                Warehouse.contract());
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String bin = "bin-" + number;
        String warehouse = "warehouse-" + number;
        String scale = "works/bin-scale-" + number;
        scene.fund("works", "EUR 900.00", bin);
        Warehouse.fund(scene, warehouse).then();
        scene.open("just-in-time-plant", bin, Map.of("source", warehouse), "works/planner", "parts/sales");
        Warehouse.open(scene, warehouse, bin).then();
        // Three in a row at 40 or fewer: a lot is ordered, and its price set aside.
        scene.reads(scale, bin, "parts", "", 38)
                .reads(scale, bin, "parts", "", 36)
                .reads(scale, bin, "parts", "", 35)
                .holds(1)
                .mails(1)
                .then();
        scene.document(warehouse, "dispatch-note", Map.of("lot", number), "parts/dispatcher")
                .mails(1)
                .raises(1)
                .then();
        scene.document(bin, "goods-receipt", Map.of("lot", number), "works/goods-in", "parts/driver")
                .pays("EUR 900.00")
                .changes(1)
                .then();
        Warehouse.close(scene, warehouse)
                .document(bin, "end-of-supply", Map.of("why", "season is over"), "works/planner");
    }
}
