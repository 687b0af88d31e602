package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A car sends its way of yesterday, by day and by night: each kilometre costs, those by night more, and who cancels pays what is owed. */
final class UsageBasedInsuranceStory implements Story {
    private static final Map<String, String> PARTIES = Map.of("driver", Organisations.PEOPLE, "insurer", "bank");

    @Override
    public Field field() {
        return Field.VEHICLES;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("vehicles", "usage-based-insurance", PARTIES, "driver", "insurer"));
    }

    @Override
    public boolean needsTheHour() {
        return true;
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String car = "insured-car-" + number;
        scene.fund("people", "GBP 5.00", car).then();
        scene.open("usage-based-insurance", car, Map.of(), "people/driver", "bank/underwriter")
                .then();
        scene.history(
                        "people/" + car + "-unit",
                        car,
                        place("12:00", 53.40),
                        place("12:10", 53.45),
                        place("12:20", 53.50),
                        place("23:30", 53.50),
                        place("23:40", 53.55))
                .then();
        // 11 km by day at GBP 0.06, and 5 km by night at a quarter more.
        scene.document(car, "cancel-cover", Map.of("why", "it is sold"), "people/driver")
                .pays("GBP 1.04")
                .raises(1);
    }

    private static Past place(String time, double latitude) {
        return Past.yesterday(time, "lat", "lat", latitude, "lon", "lon", -2.90);
    }
}
