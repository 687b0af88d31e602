package io.tallystick.quickstart.fleet;

import static io.tallystick.quickstart.fleet.DeviceKind.Subjects.OWN;
import static io.tallystick.quickstart.fleet.DeviceKind.Subjects.SELF_AND_CARGO;
import static io.tallystick.quickstart.fleet.DeviceKind.Subjects.SHARED_BY_TWO;
import static io.tallystick.quickstart.fleet.DeviceKind.Subjects.THREE_ROOMS;
import static io.tallystick.quickstart.fleet.PayloadKind.JSON;
import static io.tallystick.quickstart.fleet.PayloadKind.SENML_CBOR;
import static io.tallystick.quickstart.fleet.PayloadKind.SENML_JSON;

import java.util.List;

/** The kinds of device in each field, with orders of magnitude that a person of that field would not laugh at. */
final class DeviceKinds {
    private DeviceKinds() {}

    static List<DeviceKind> of(Field field) {
        return switch (field) {
            case MANUFACTURING ->
                List.of(
                        new DeviceKind(
                                "press",
                                1_000,
                                10,
                                SENML_CBOR,
                                SHARED_BY_TWO,
                                noise -> List.of(
                                        rhythm("vibration", "m/s2", 3, 1.8, 0.5, 12, 0.25, 0.02, 0, 20, noise),
                                        rhythm("temperature", "Cel", 1, 62, 9, 14, 1.5, 0.1, -20, 150, noise))),
                        new DeviceKind(
                                "compressor",
                                10_000,
                                1,
                                JSON,
                                OWN,
                                noise -> List.of(
                                        rhythm("pressure", "Pa", 0, 700_000, 25_000, 11, 8_000, 0, 0, 1_200_000, noise),
                                        rhythm("power", "W", 0, 22_000, 9_000, 11, 1_200, 0, 0, 45_000, noise))));
            case VEHICLES ->
                List.of(
                        new DeviceKind("car", 1_000, 10, SENML_CBOR, OWN, noise -> List.of(new Drive(noise))),
                        new DeviceKind(
                                "van",
                                5_000,
                                6,
                                SENML_JSON,
                                SELF_AND_CARGO,
                                noise -> List.of(
                                        new Drive(noise),
                                        rhythm("cargo-temperature", "Cel", 1, 6, 1.2, 14, 0.4, 0, -30, 40, noise))));
            case TRANSPORT ->
                List.of(
                        new DeviceKind(
                                "reefer",
                                60_000,
                                5,
                                SENML_JSON,
                                SELF_AND_CARGO,
                                noise -> List.of(
                                        new Voyage(noise),
                                        rhythm("temperature", "Cel", 1, -18, 0.8, 15, 0.4, 0, -40, 40, noise),
                                        rhythm("humidity", "%RH", 1, 82, 3, 4, 2, 0, 0, 100, noise),
                                        new Switch("door-open", 0.01, 10))),
                        new DeviceKind("ship", 10_000, 6, SENML_CBOR, OWN, noise -> List.of(new Voyage(noise))));
            case CITY ->
                List.of(
                        new DeviceKind(
                                "air",
                                60_000,
                                1,
                                JSON,
                                OWN,
                                noise -> List.of(
                                        rhythm("pm25", "ug/m3", 1, 14, 6, 19, 3, 0.1, 0, 500, noise),
                                        rhythm("no2", "ug/m3", 1, 28, 12, 18, 5, 0, 0, 400, noise),
                                        rhythm("temperature", "Cel", 1, 16, 6, 15, 0.8, 0, -30, 50, noise))),
                        new DeviceKind(
                                "traffic",
                                60_000,
                                1,
                                SENML_JSON,
                                OWN,
                                noise -> List.of(
                                        new Counter("vehicles", "count", 620, 16, noise),
                                        rhythm("speed", "m/s", 1, 12.5, -2.5, 17, 1, 0, 0, 40, noise))),
                        new DeviceKind(
                                "parking", 30_000, 1, JSON, OWN, noise -> List.of(new Switch("taken", 0.45, 14))));
            case FINANCE ->
                List.of(
                        new DeviceKind("atm", 30_000, 1, JSON, OWN, noise -> List.of(new CashBox(noise))),
                        new DeviceKind(
                                "rain-gauge",
                                60_000,
                                5,
                                SENML_CBOR,
                                OWN,
                                noise -> List.of(
                                        rhythm("rain-rate", "mm/h", 1, 0.2, 0.4, 17, 0.9, 0, 0, 120, noise),
                                        rhythm("river-level", "m", 2, 1.7, 0.1, 20, 0.05, 0.01, 0, 9, noise))));
            case BUILDINGS ->
                List.of(
                        new DeviceKind(
                                "rooms",
                                30_000,
                                4,
                                SENML_JSON,
                                THREE_ROOMS,
                                noise -> List.of(
                                        rhythm("temperature", "Cel", 1, 21.5, 1.2, 15, 0.2, 0, -10, 50, noise),
                                        rhythm("co2", "ppm", 0, 620, 190, 13, 35, 0, 380, 5_000, noise),
                                        new Switch("occupied", 0.35, 13))),
                        new DeviceKind(
                                "lift",
                                10_000,
                                1,
                                JSON,
                                OWN,
                                noise -> List.of(
                                        new Counter("trips", "count", 28, 12, noise),
                                        rhythm("motor-temperature", "Cel", 1, 45, 12, 14, 1.5, 0.1, -10, 140, noise))));
            case RETAIL ->
                List.of(
                        new DeviceKind(
                                "freezer",
                                30_000,
                                10,
                                SENML_CBOR,
                                SHARED_BY_TWO,
                                noise -> List.of(
                                        rhythm("temperature", "Cel", 1, -20, 1, 17, 0.6, 0.02, -45, 40, noise),
                                        new Switch("door-open", 0.08, 17))),
                        new DeviceKind(
                                "till",
                                20_000,
                                1,
                                JSON,
                                OWN,
                                noise -> List.of(
                                        new Counter("sales", "count", 22, 16, noise),
                                        new Counter("turnover-cents", "", 52_000, 16, noise))));
            case ENERGY ->
                List.of(
                        new DeviceKind(
                                "meter",
                                15_000,
                                4,
                                SENML_CBOR,
                                OWN,
                                noise -> List.of(
                                        new Counter("energy", "Wh", 450, 19, noise),
                                        rhythm("voltage", "V", 1, 231, -2.5, 19, 1.1, 0, 180, 270, noise))),
                        new DeviceKind(
                                "inverter",
                                10_000,
                                6,
                                SENML_JSON,
                                OWN,
                                noise -> List.of(
                                        rhythm("power", "W", 0, 500, 2_600, 12, 180, 0, 0, 5_000, noise),
                                        rhythm("voltage", "V", 1, 380, 45, 12, 6, 0, 0, 600, noise))),
                        new DeviceKind(
                                "transformer",
                                60_000,
                                1,
                                SENML_JSON,
                                OWN,
                                noise -> List.of(
                                        rhythm("oil-temperature", "Cel", 1, 48, 9, 18, 1, 0.05, -30, 140, noise),
                                        rhythm("load", "VA", 0, 310_000, 90_000, 19, 9_000, 0, 0, 630_000, noise))));
        };
    }

    private static Signal rhythm(
            String name,
            String unit,
            int decimals,
            double base,
            double swing,
            double peakHour,
            double spread,
            double driftPerDay,
            double min,
            double max,
            Noise noise) {
        return new Rhythm(
                new Rhythm.Shape(name, unit, decimals, base, swing, peakHour, spread, driftPerDay, min, max), noise);
    }
}
