package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** A road is jammed: the signs slow the traffic, the segment before hears of it, and when it flows again the signs are dark. */
final class RoadCongestionStory implements Story {
    private static final Map<String, String> PARTIES =
            Map.of("authority", Organisations.AUTHORITY, "operator", "freight");
    private static final String AUTHORITY = "authority/roads";
    private static final String OPERATOR = "freight/road-operator";

    @Override
    public Field field() {
        return Field.TRANSPORT;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("transport", "road-congestion", PARTIES, "authority", "operator"));
    }

    @Override
    public boolean needsTheHour() {
        return true;
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String road = "road-" + number;
        String before = "road-" + number + "-before";
        String radar = "freight/radar-" + number;
        scene.open("road-congestion", before, Map.of(), AUTHORITY, OPERATOR)
                .open("road-congestion", road, Map.of("upstream", before), AUTHORITY, OPERATOR)
                .then();
        scene.history(radar, road, speed(4, 120.0), speed(3, 40.0), speed(2, 38.0), speed(1, 35.0))
                .commands(1)
                .mails(1)
                .raises(1)
                .then();
        scene.history(radar, road, speed(0, 110.0), speed(0, 112.0), speed(0, 115.0))
                .commands(1)
                .changes(1)
                .then();
        scene.document(road, "end-of-concession", Map.of("why", "it is given to another"), AUTHORITY)
                .document(before, "end-of-concession", Map.of("why", "it is given to another"), AUTHORITY);
    }

    private static Past speed(long secondsAgo, double kilometresPerHour) {
        return Past.seconds(secondsAgo, "speed", "km/h", kilometresPerHour);
    }
}
