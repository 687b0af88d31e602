package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A storm damages a house: a survey without images proves nothing, the drone flies, the insurer objects, and both agree on less. */
final class PropertyClaimStory implements Story {
    private static final Map<String, String> PARTIES =
            Map.of("insurer", "bank", "policyholder", "estates", "surveyor", Organisations.HARBOUR);
    private static final String INSURER = "bank/underwriter";
    private static final String OWNER = "estates/owner";
    private static final String SURVEYOR = "harbour/surveyor";

    @Override
    public Field field() {
        return Field.FINANCE;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("finance", "property-claim", PARTIES, "insurer", "surveyor"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String house = "house-" + number;
        scene.fund("bank", "EUR 40000.00", house).then();
        scene.open(
                        "property-claim",
                        house,
                        Map.of(
                                "latitude",
                                48.137,
                                "longitude",
                                11.575,
                                "cover",
                                "EUR 200000.00",
                                "minImages",
                                2,
                                "until",
                                FAR),
                        INSURER,
                        OWNER)
                .document(house, "damage-claim", Map.of("cause", "storm"), OWNER)
                .raises(1)
                .commands(1)
                .then();
        scene.document(house, "damage-survey", Map.of("damage", 20, "seen", "from the street"), SURVEYOR)
                .raises(1)
                .then();
        scene.history("harbour/drone", house, image(10, "a1"), image(5, "b2"))
                .document(house, "damage-survey", Map.of("damage", 20, "seen", "from above"), SURVEYOR)
                .holds(1)
                .changes(2)
                .then();
        scene.document(house, "objection", Map.of("why", "old damage"), INSURER)
                .raises(1)
                .then();
        scene.document(house, "agreement", Map.of("percent", 15), INSURER, OWNER)
                .pays("EUR 30000.00")
                .changes(1);
    }

    private static Past image(long secondsAgo, String hash) {
        return Past.seconds(
                secondsAgo, "latitude", "lat", 48.1371, "longitude", "lon", 11.5751, "image-sha256", "", hash);
    }
}
