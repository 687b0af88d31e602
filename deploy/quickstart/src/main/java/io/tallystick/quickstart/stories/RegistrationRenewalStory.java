package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Moment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A registration ended yesterday; the car is driven all the same, which is told, and renewed late for more money. */
final class RegistrationRenewalStory implements Story {
    private static final Map<String, String> PARTIES =
            Map.of("keeper", Organisations.PEOPLE, "authority", Organisations.AUTHORITY);

    @Override
    public Field field() {
        return Field.VEHICLES;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("vehicles", "registration-renewal", PARTIES, "keeper", "authority"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String car = "car-" + number;
        scene.fund("people", "GBP 270.00", car).then();
        // Both reminders are overdue, and so is the end: one after the other.
        scene.open(
                        "registration-renewal",
                        car,
                        Map.of("validUntil", Moment.fromNow(Duration.ofDays(-1))),
                        "people/keeper",
                        "authority/registry")
                .raises(2)
                .changes(2)
                .then();
        scene.history("people/" + car + "-unit", car, speed(20, 48.0), speed(18, 52.0), speed(15, 0.0), speed(8, 0.0))
                .raises(1)
                .changes(1)
                .then();
        scene.document(
                        car,
                        "registration-renewal",
                        Map.of("plate", "TS " + number),
                        "people/keeper",
                        "authority/registry")
                .pays("GBP 270.00")
                .changes(1);
    }

    private static Past speed(long minutesAgo, double kilometresPerHour) {
        return Past.minutes(minutesAgo, "speed", "km/h", kilometresPerHour);
    }
}
