package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A crane is overhauled for the harbour, which is not content: the arbiter divides the price, and is paid too. */
final class EscrowStory implements Story {
    private static final Map<String, String> PARTIES =
            Map.of("buyer", Organisations.HARBOUR, "seller", "works", "arbiter", "city");

    @Override
    public Field field() {
        return Field.TRANSPORT;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("generic", "escrow", PARTIES, "buyer", "seller"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String crane = "crane-" + number;
        scene.fund("harbour", "EUR 800.00", crane).then();
        scene.open(
                        "escrow",
                        crane,
                        Map.of("price", "EUR 800.00", "until", FAR),
                        "harbour/crane-master",
                        "works/service")
                .holds(1)
                .then();
        scene.document(crane, "done", Map.of("job", number), "works/service")
                .raises(1)
                .then();
        scene.document(crane, "dispute", Map.of("why", "it still squeals"), "harbour/crane-master")
                .changes(1)
                .raises(1)
                .then();
        scene.document(crane, "award", Map.of("sellerPercent", 75), "city/arbiter")
                .pays("EUR 20.00", "EUR 585.00")
                .changes(1);
    }
}
