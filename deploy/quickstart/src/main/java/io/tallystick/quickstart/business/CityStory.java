package io.tallystick.quickstart.business;

import io.tallystick.quickstart.fleet.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The city's repair fund: three of five trustees release an instalment to the builder, two of them stop the next one. */
final class CityStory implements Story {
    private static final Map<String, String> PARTIES = Map.of(
            "fund", "city",
            "trusteeA", "estates",
            "trusteeB", "shops",
            "trusteeC", "grid",
            "trusteeD", "works",
            "trusteeE", "motors",
            "recipient", "freight");

    @Override
    public List<Deployment> deployments() {
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
    public Scene scene(int number, Duration begin, int ledgers) {
        String fund = "repair-fund-" + number;
        SceneWriter scene = new SceneWriter(Field.CITY, begin, ledgers);
        scene.fund("city", "GBP 10000.00", fund).then();
        scene.open(
                        "m-of-n-approval",
                        fund,
                        Map.of("ends", FAR),
                        "city/treasurer",
                        "estates/trustee",
                        "shops/trustee",
                        "grid/trustee")
                .expect(Tally.money(1))
                .then();
        scene.document(fund, "release", Map.of("instalment", 1), "estates/trustee", "shops/trustee", "works/trustee")
                .expect(Tally.money(1))
                .expect(Tally.alerts(1, 0))
                .then();
        scene.document(fund, "stop", Map.of("why", "cracks"), "grid/trustee", "motors/trustee")
                .expect(Tally.alerts(1, 0));
        return scene.end();
    }
}
