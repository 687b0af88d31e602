package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** Fine dust of yesterday: smog slows the traffic, heavy smog throttles the works, and both end by the numbers. */
final class AirQualityStory implements Story {
    private static final Map<String, String> PARTIES =
            Map.of("city", "city", "operator", Organisations.AUTHORITY, "works", "works");

    @Override
    public Field field() {
        return Field.CITY;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("city", "air-quality", PARTIES, "city", "operator", "works"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String district = "district-" + number;
        String station = "authority/air-station-" + number;
        scene.open("air-quality", district, Map.of(), "city/environment", "authority/air", "works/shift-lead")
                .then();
        // Smog after two hours above 150 ug/m3, an emergency after two above 250.
        scene.history(
                        station,
                        district,
                        dust(32, 160.0),
                        dust(31, 170.0),
                        dust(29, 300.0),
                        dust(27, 320.0),
                        dust(26, 310.0))
                .raises(1)
                .changes(1)
                .commands(2)
                .then();
        scene.document(district, "throttled", Map.of("furnace", number), "works/shift-lead")
                .then();
        // Three hours below 150 end the emergency, six below 75 the smog.
        scene.history(
                        station,
                        district,
                        dust(25, 140.0),
                        dust(21, 130.0),
                        dust(20, 60.0),
                        dust(16, 55.0),
                        dust(13, 50.0))
                .changes(2)
                .commands(1);
    }

    private static Past dust(long hoursAgo, double microgrammes) {
        return Past.hours(hoursAgo, "pm2.5", "ug/m3", microgrammes);
    }
}
