package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** Cold goods get warm at the haulier's: on arrival the seller gets a tenth less, the haulier half, the courier all, and the goods are the buyer's. */
final class ColdChainEscrowStory implements Story {
    private static final Map<String, String> PARTIES = Map.of(
            "seller", Organisations.PARTS, "haulier", "freight", "courier", Organisations.HARBOUR, "buyer", "shops");
    private static final String SELLER = "parts/packer";
    private static final String HAULIER = "freight/driver";
    private static final String COURIER = "harbour/courier";
    private static final String BUYER = "shops/goods-in";

    @Override
    public Field field() {
        return Field.TRANSPORT;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(
                Deployment.of("transport", "cold-chain-escrow", PARTIES, "seller", "haulier", "courier", "buyer"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String shipment = "shipment-" + number;
        scene.fund("shops", "EUR 1120.00", shipment).then();
        scene.open(
                        "cold-chain-escrow",
                        shipment,
                        Map.of("price", "EUR 1000.00", "due", FAR),
                        SELLER,
                        HAULIER,
                        COURIER,
                        BUYER)
                .holds(2)
                .document(shipment, "pickup", Map.of("seal", "K-" + number), SELLER, HAULIER)
                .then();
        // Above 8 °C from the 35th minute to the 18th before this: more than a quarter of an hour.
        scene.history(
                        "parts/logger-s" + number,
                        shipment,
                        temperature(40, 5.0),
                        temperature(35, 9.5),
                        temperature(25, 9.0),
                        temperature(18, 5.0),
                        temperature(10, 4.5))
                .raises(1)
                .changes(1)
                .then();
        scene.document(shipment, "handover", Map.of("seal", "K-" + number), HAULIER, COURIER)
                .then();
        scene.document(shipment, "delivery", Map.of("seal", "K-" + number), COURIER, BUYER)
                .pays("EUR 900.00", "EUR 30.00", "EUR 60.00")
                .rights(1);
    }

    private static Past temperature(long minutesAgo, double celsius) {
        return Past.minutes(minutesAgo, "temperature", "Cel", celsius);
    }
}
