package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A used van changes hands: the lender is paid first, the seller gets the rest, and in the same moment the van is the buyer's. */
final class OwnershipTransferStory implements Story {
    private static final Map<String, String> PARTIES =
            Map.of("seller", "freight", "buyer", Organisations.GARAGE, "lender", "bank");
    private static final String SELLER = "freight/fleet-office";
    private static final String BUYER = "garage/dealer";

    @Override
    public Field field() {
        return Field.VEHICLES;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("generic", "ownership-transfer", PARTIES, "seller", "buyer"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String van = "used-van-" + number;
        scene.fund("garage", "EUR 12000.00", van).then();
        scene.open(
                        "ownership-transfer",
                        van,
                        Map.of("price", "EUR 12000.00", "lien", "EUR 4500.00", "until", FAR),
                        SELLER,
                        BUYER)
                .holds(1)
                .then();
        scene.document(van, "deed", Map.of("page", number), SELLER, BUYER)
                .raises(1)
                .then();
        scene.document(van, "lien-release", Map.of("loan", number), "bank/loans")
                .pays("EUR 4500.00", "EUR 7500.00")
                .rights(1)
                .changes(1);
    }
}
