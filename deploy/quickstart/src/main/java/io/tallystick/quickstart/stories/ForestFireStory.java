package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** On a dry day one station sees fire: the siren sounds, the forest beside it hears, the brigade comes, and embers are watched. */
final class ForestFireStory implements Story {
    private static final Map<String, String> PARTIES =
            Map.of("forestry", Organisations.AUTHORITY, "brigade", "city", "owner", "estates");
    private static final String FORESTRY = "authority/forester";
    private static final String BRIGADE = "city/fire-brigade";

    @Override
    public Field field() {
        return Field.CITY;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("city", "forest-fire", PARTIES, "forestry", "brigade"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String forest = "forest-" + number;
        String beside = "forest-" + number + "-beside";
        scene.open("forest-fire", beside, Map.of(), FORESTRY, BRIGADE)
                .open("forest-fire", forest, Map.of("neighbour", beside), FORESTRY, BRIGADE)
                .then();
        scene.document(forest, "fire-danger", Map.of("level", 5), FORESTRY)
                .history(
                        "authority/ridge-" + number,
                        forest,
                        ridge(6, 24.0, 40.0),
                        ridge(4, 70.0, 900.0),
                        ridge(1, 80.0, 950.0))
                .raises(2)
                .changes(1)
                .commands(1)
                .mails(1)
                .then();
        scene.document(forest, "turnout", Map.of("engines", 3), BRIGADE).then();
        scene.document(forest, "all-clear", Map.of("hectares", 2), BRIGADE, FORESTRY)
                .commands(1)
                .changes(1)
                .raises(1);
    }

    private static Past ridge(long minutesAgo, double celsius, double smoke) {
        return Past.minutes(minutesAgo, "ridge-temperature", "Cel", celsius, "ridge-smoke", "ug/m3", smoke);
    }
}
