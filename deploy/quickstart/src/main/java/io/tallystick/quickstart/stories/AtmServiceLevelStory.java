package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A cash machine gives nothing for two days: told, more urgent, and over. Fee and penalties come with the month. */
final class AtmServiceLevelStory implements Story {
    private static final Map<String, String> PARTIES = Map.of("bank", "bank", "operator", "shops");

    @Override
    public Field field() {
        return Field.FINANCE;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("finance", "atm-service-level", PARTIES, "bank", "operator"));
    }

    @Override
    public boolean needsTheHour() {
        return true;
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String machine = "cash-machine-" + number;
        String counter = "shops/" + machine;
        scene.fund("shops", "GBP 2000.00", machine).then();
        scene.open("atm-service-level", machine, Map.of("until", FAR), "bank/branch", "shops/manager")
                .holds(1)
                .then();
        scene.history(counter, machine, withdrawals(72, 12.5), withdrawals(48, 0.0))
                .raises(1)
                .then();
        scene.history(counter, machine, withdrawals(24, 0.0)).changes(1).then();
        scene.history(counter, machine, withdrawals(0, 11.0)).changes(1);
    }

    private static Past withdrawals(long hoursAgo, double thousands) {
        return Past.hours(hoursAgo, "withdrawals", "", thousands);
    }
}
