package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A feeder is switched only when grid and city have signed the same words, and the city is paid for looking. */
final class TwoPartyApprovalStory implements Story {
    private static final Map<String, String> PARTIES = Map.of("asker", "grid", "approver", "city");
    private static final String OPERATOR = "grid/control-room";
    private static final String INSPECTOR = "city/inspector";

    @Override
    public Field field() {
        return Field.ENERGY;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("generic", "two-party-approval", PARTIES, "asker", "approver"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String feeder = "feeder-" + number;
        Map<String, Object> what = Map.of("switch", "open breaker " + number);
        scene.fund("grid", "EUR 10.00", feeder).then();
        scene.open("two-party-approval", feeder, Map.of(), OPERATOR, INSPECTOR).then();
        scene.document(feeder, "proposal", what, OPERATOR).raises(1).then();
        scene.document(feeder, "approval", what, OPERATOR, INSPECTOR)
                .pays("EUR 10.00")
                .commands(1)
                .changes(1);
    }
}
