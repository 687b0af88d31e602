package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Map;

/** An earthquake near an insured place: the automatic magnitude opens the claim, the reviewed one is paid. */
final class EarthquakeCoverStory implements Story {
    private static final Map<String, String> PARTIES =
            Map.of("insurer", "bank", "insured", "estates", "seismology", Organisations.AUTHORITY);
    private static final String SEISMOGRAPH = "authority/seismograph";

    @Override
    public Field field() {
        return Field.FINANCE;
    }

    @Override
    public List<Deployment> contracts() {
        return List.of(Deployment.of("finance", "earthquake-cover", PARTIES, "insurer", "seismology"));
    }

    @Override
    public void play(SceneWriter scene, int number) {
        String place = "insured-place-" + number;
        scene.fund("bank", "USD 100000.00", place).then();
        scene.open(
                        "earthquake-cover",
                        place,
                        Map.of(
                                "latitude",
                                24.0,
                                "longitude",
                                121.6,
                                "kmPerLongitude",
                                101.7,
                                "payAfter",
                                "1s",
                                "until",
                                FAR),
                        "bank/underwriter",
                        "estates/owner")
                .holds(1)
                .then();
        scene.reads(SEISMOGRAPH, place, quake(number, 6.2, "automatic"))
                .raises(1)
                .then();
        scene.reads(SEISMOGRAPH, place, quake(number, 6.1, "reviewed")).pays("USD 100000.00");
    }

    private static Object[] quake(int number, double magnitude, String status) {
        return new Object[] {
            "event",
            "",
            "quake-" + number,
            "magnitude",
            "",
            magnitude,
            "depth",
            "km",
            12.0,
            "status",
            "",
            status,
            "latitude",
            "lat",
            24.16,
            "longitude",
            "lon",
            121.68
        };
    }
}
