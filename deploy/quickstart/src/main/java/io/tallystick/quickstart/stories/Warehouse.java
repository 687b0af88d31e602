package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import java.util.Map;

/** The supplier's warehouse on the contract just-in-time-supplier. What other contracts order by message comes to one, too. */
final class Warehouse {
    private Warehouse() {}

    static Deployment contract() {
        return Deployment.of(
                "manufacturing",
                "just-in-time-supplier",
                Map.of("plant", "works", "supplier", Organisations.PARTS),
                "plant",
                "supplier");
    }

    /** The money that opening it sets aside. */
    static SceneWriter fund(SceneWriter scene, String warehouse) {
        return scene.fund("parts", "EUR 250.00", warehouse);
    }

    /**
     * Opens it.
     *
     * @param bin hears what is dispatched
     */
    static SceneWriter open(SceneWriter scene, String warehouse, String bin) {
        return scene.open("just-in-time-supplier", warehouse, Map.of("bin", bin), "works/planner", "parts/sales")
                .holds(1);
    }

    /** The supply ends, and the bond is free. */
    static SceneWriter close(SceneWriter scene, String warehouse) {
        return scene.document(warehouse, "end-of-supply", Map.of("why", "season is over"), "parts/sales")
                .frees(1);
    }
}
