package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A storm stops the turbines: two of three stations measure it for ten minutes, and the grid is paid by the middle one of the highest values. */
final class ConditionalPayoutStory implements Story {
    private static final Map<String, String> PARTIES = Map.of(
            "payer",
            "bank",
            "payee",
            "grid",
            "stationA",
            Organisations.AUTHORITY,
            "stationB",
            Organisations.HARBOUR,
            "stationC",
            "city");

    @Override
    public Field field() {
        return Field.ENERGY;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("generic", "conditional-payout", PARTIES, "payer", "payee"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String storm = "storm-" + number;
        scene.fund("bank", "EUR 5000.00", storm).then();
        scene.open("conditional-payout", storm, Map.of("ends", FAR), "bank/underwriter", "grid/risk-desk")
                .holds(1)
                .then();
        scene.history("authority/mast-" + number, storm, wind(100, 125.0))
                .history("harbour/mast-" + number, storm, wind(98, 131.0))
                .raises(1)
                .then();
        // The middle one is 125, two full steps of 10 above 100.
        scene.history("city/mast-" + number, storm, wind(90, 112.0))
                .history("authority/mast-" + number, storm, wind(80, 70.0))
                .history("harbour/mast-" + number, storm, wind(79, 60.0))
                .pays("EUR 1000.00")
                .changes(1);
    }

    private static Past wind(long minutesAgo, double kilometresPerHour) {
        return Past.minutes(minutesAgo, "value", "", kilometresPerHour);
    }
}
