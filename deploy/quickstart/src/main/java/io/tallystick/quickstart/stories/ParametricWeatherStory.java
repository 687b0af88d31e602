package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A farm is insured by the weather service's numbers: three days of rain pay, and so does a night of frost. */
final class ParametricWeatherStory implements Story {
    private static final Map<String, String> PARTIES =
            Map.of("insurer", "bank", "farmer", Organisations.PEOPLE, "station", Organisations.AUTHORITY);

    @Override
    public Field field() {
        return Field.FINANCE;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("finance", "parametric-weather", PARTIES, "insurer", "station"));
    }

    @Override
    public boolean needsTheHour() {
        return true;
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String farm = "farm-" + number;
        String station = "authority/weather-" + number;
        scene.fund("bank", "USD 20000.00", farm)
                .fund("people", "USD 1200.00", farm)
                .then();
        // With one day of readings a month is long enough: so its end, should it come just now, tells nobody of gaps.
        scene.open("parametric-weather", farm, Map.of("days", 1, "until", FAR), "bank/underwriter", "people/farmer")
                .holds(1)
                .pays("USD 1200.00")
                .then();
        scene.history(station, farm, rain(70, 30.0), rain(46, 40.0), rain(22, 35.0))
                .pays("USD 3000.00")
                .raises(1)
                .then();
        scene.reads(station, farm, "night-minimum", "Cel", -6.0)
                .pays("USD 1500.00")
                .raises(1);
    }

    private static Past rain(long hoursAgo, double millimetres) {
        return Past.hours(hoursAgo, "rain", "mm", millimetres, "night-minimum", "Cel", 8.0);
    }
}
