package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A shelf sells down and orders by itself; less than a lot comes, both sign how much, and the supplier is paid for that. */
final class SmartShelfStory implements Story {
    private static final Map<String, String> PARTIES = Map.of("store", "shops", "supplier", Organisations.PARTS);
    private static final String STORE = "shops/manager";

    @Override
    public Field field() {
        return Field.RETAIL;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("retail", "smart-shelf", PARTIES, "store", "supplier"), Warehouse.contract());
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String shelf = "shelf-" + number;
        String desk = "order-desk-" + number;
        scene.fund("shops", "GBP 300.00", shelf);
        Warehouse.fund(scene, desk).then();
        Warehouse.open(scene, desk, shelf);
        scene.open("smart-shelf", shelf, Map.of("stockAtStart", 60.0, "supplierDesk", desk), STORE, "parts/sales")
                .then();
        scene.history(
                        "shops/shelf-scale-" + number,
                        shelf,
                        Past.minutes(2, "quantity", "count", 6),
                        Past.minutes(1, "quantity", "count", 5))
                .holds(1)
                .mails(1)
                .raises(1)
                .then();
        scene.document(shelf, "delivery", Map.of("pieces", 150, "note", number), STORE, "parts/driver")
                .pays("GBP 225.00")
                .changes(1);
        Warehouse.close(scene, desk);
    }
}
