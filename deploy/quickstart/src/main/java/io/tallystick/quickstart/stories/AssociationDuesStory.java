package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Moment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A member moves out and pays what is owed; another cannot pay: the association is alerted, and a plan signed by both ends the reminders. */
final class AssociationDuesStory implements Story {
    private static final Map<String, String> PARTIES = Map.of("association", "estates", "member", Organisations.PEOPLE);
    private static final String BOARD = "estates/board";
    private static final String MEMBER = "people/member";

    @Override
    public Field field() {
        return Field.BUILDINGS;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("buildings", "association-dues", PARTIES, "association"));
    }

    @Override
    public boolean needsTheHour() {
        return true;
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String solvent = "apartment-" + number + "-a";
        String broke = "apartment-" + number + "-b";
        scene.fund("people", "EUR 440.00", solvent).then();
        scene.open(
                        "association-dues",
                        solvent,
                        Map.of("owedBefore", "EUR 440.00", "until", Moment.fromNow(Duration.ofSeconds(1))),
                        BOARD,
                        MEMBER)
                .pays("EUR 440.00")
                .then();
        scene.open(
                        "association-dues",
                        broke,
                        Map.of("dues", "CHF 220.00", "lateFee", "CHF 15.00", "owedBefore", "CHF 660.00", "until", FAR),
                        BOARD,
                        MEMBER)
                .raises(1)
                .then();
        scene.document(broke, "payment-plan", Map.of("rate", "monthly"), BOARD, MEMBER)
                .changes(1)
                .raises(1);
    }
}
