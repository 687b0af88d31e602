package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Moment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A press is paid for by its cycles: the meter runs backwards once, which is told, and at the end all that is owed is paid. */
final class PayPerUseStory implements Story {
    private static final Map<String, String> PARTIES = Map.of("maker", Organisations.PARTS, "user", "works");

    /** Longer than a ledger that has just started takes to hear what is said. */
    private static final Duration TERM = Duration.ofSeconds(15);

    @Override
    public Field field() {
        return Field.MANUFACTURING;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("manufacturing", "pay-per-use", PARTIES, "maker", "user"));
    }

    @Override
    public boolean needsTheHour() {
        return true;
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String press = "leased-press-" + number;
        String meter = "parts/" + press + "-meter";
        scene.fund("works", "EUR 216.00", press).then();
        // The end comes by the clock, and all is said long before: 150 cycles, and 30 more after the meter went back.
        scene.open("pay-per-use", press, Map.of("ends", Moment.fromNow(TERM)), "parts/sales", "works/planner")
                .history(
                        meter,
                        press,
                        Past.minutes(3, "cycles", "", 1_000),
                        Past.minutes(2, "cycles", "", 1_150),
                        Past.minutes(1, "cycles", "", 1_100),
                        Past.minutes(0, "cycles", "", 1_130))
                .raises(2)
                .pays("EUR 216.00");
    }
}
