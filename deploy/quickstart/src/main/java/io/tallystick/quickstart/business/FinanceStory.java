package io.tallystick.quickstart.business;

import io.tallystick.quickstart.fleet.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A flight lands more than two hours late, and the passenger is paid before the bags are out. */
final class FinanceStory implements Story {
    private static final Map<String, String> PARTIES = Map.of(
            "insurer", "bank",
            "passenger", Organisations.PEOPLE,
            "airport", Organisations.HARBOUR,
            "airline", "freight",
            "tower", "city");

    @Override
    public List<Deployment> deployments() {
        return List.of(Deployment.of("finance", "flight-delay", PARTIES, "insurer", "airport"));
    }

    @Override
    public Scene scene(int number, Duration begin, int ledgers) {
        String flight = "flight-TS" + (100 + number);
        SceneWriter scene = new SceneWriter(Field.FINANCE, begin, ledgers);
        scene.fund("bank", "USD 400.00", flight)
                .fund("people", "USD 12.00", flight)
                .then();
        scene.open("flight-delay", flight, Map.of("settleBy", FAR), "bank/underwriter", "people/passenger")
                .expect(Tally.money(2))
                .then();
        scene.reads("harbour/arrivals", flight, "delay", "min", 135)
                .expect(Tally.money(1))
                .expect(Tally.alerts(1, 0));
        return scene.end();
    }
}
