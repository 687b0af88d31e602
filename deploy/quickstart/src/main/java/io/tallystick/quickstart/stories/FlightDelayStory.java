package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A flight lands more than two hours late, and the passenger is paid before the bags are out. */
final class FlightDelayStory implements Story {
    private static final Map<String, String> PARTIES = Map.of(
            "insurer",
            "bank",
            "passenger",
            Organisations.PEOPLE,
            "airport",
            Organisations.HARBOUR,
            "airline",
            "freight",
            "tower",
            "city");

    @Override
    public Field field() {
        return Field.FINANCE;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("finance", "flight-delay", PARTIES, "insurer", "airport"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String flight = "flight-TS" + (100 + number);
        scene.fund("bank", "USD 400.00", flight)
                .fund("people", "USD 12.00", flight)
                .then();
        scene.open("flight-delay", flight, Map.of("settleBy", FAR), "bank/underwriter", "people/passenger")
                .holds(1)
                .pays("USD 12.00")
                .then();
        scene.reads("harbour/arrivals", flight, "delay", "min", 135)
                .pays("USD 200.00")
                .raises(1);
    }
}
