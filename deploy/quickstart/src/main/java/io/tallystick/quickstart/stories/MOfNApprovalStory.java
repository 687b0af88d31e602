package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** The city's repair fund: three of five trustees release an instalment to the builder, two of them stop the next one. */
final class MOfNApprovalStory implements Story {
    private static final Map<String, String> PARTIES = Map.of(
            "fund",
            "city",
            "trusteeA",
            "estates",
            "trusteeB",
            "shops",
            "trusteeC",
            "grid",
            "trusteeD",
            "works",
            "trusteeE",
            "motors",
            "recipient",
            "freight");

    @Override
    public Field field() {
        return Field.CITY;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of(
                "generic",
                "m-of-n-approval",
                PARTIES,
                "fund",
                "trusteeA",
                "trusteeB",
                "trusteeC",
                "trusteeD",
                "trusteeE"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String fund = "repair-fund-" + number;
        scene.fund("city", "GBP 10000.00", fund).then();
        scene.open(
                        "m-of-n-approval",
                        fund,
                        Map.of("ends", FAR),
                        "city/treasurer",
                        "estates/trustee",
                        "shops/trustee",
                        "grid/trustee")
                .holds(1)
                .then();
        scene.document(fund, "release", Map.of("instalment", 1), "estates/trustee", "shops/trustee", "works/trustee")
                .pays("GBP 2500.00")
                .raises(1)
                .then();
        scene.document(fund, "stop", Map.of("why", "cracks"), "grid/trustee", "motors/trustee")
                .raises(1);
    }
}
