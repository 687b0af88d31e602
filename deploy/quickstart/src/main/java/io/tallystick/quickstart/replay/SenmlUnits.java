package io.tallystick.quickstart.replay;

import java.util.Set;

/** The registered SenML units: RFC 8428 section 12.1 and the additions and secondary units of RFC 8798. */
final class SenmlUnits {
    private static final Set<String> PRIMARY = Set.of(
            "m",
            "kg",
            "g",
            "s",
            "A",
            "K",
            "cd",
            "mol",
            "Hz",
            "rad",
            "sr",
            "N",
            "Pa",
            "J",
            "W",
            "C",
            "V",
            "F",
            "Ohm",
            "S",
            "Wb",
            "T",
            "H",
            "Cel",
            "lm",
            "lx",
            "Bq",
            "Gy",
            "Sv",
            "kat",
            "m2",
            "m3",
            "l",
            "m/s",
            "m/s2",
            "m3/s",
            "l/s",
            "W/m2",
            "cd/m2",
            "bit",
            "bit/s",
            "lat",
            "lon",
            "pH",
            "dB",
            "dBW",
            "Bspl",
            "count",
            "/",
            "%",
            "%RH",
            "%EL",
            "EL",
            "1/s",
            "1/min",
            "beat/min",
            "beats",
            "S/m",
            "B",
            "VA",
            "VAs",
            "var",
            "vars",
            "J/m",
            "kg/m3",
            "deg");
    private static final Set<String> SECONDARY = Set.of(
            "ms", "min", "h", "MHz", "kW", "kVA", "kvar", "Ah", "Wh", "kWh", "varh", "kvarh", "kVAh", "Wh/km", "KiB",
            "GB", "Mbit/s", "B/s", "MB/s", "mV", "mA", "dBm", "ug/m3", "mm/h", "m/h", "ppm", "/100", "/1000", "hPa",
            "mm", "cm", "km", "km/h");

    private SenmlUnits() {}

    static boolean isRegistered(String unit) {
        return PRIMARY.contains(unit) || SECONDARY.contains(unit);
    }

    /** The unit a common everyday spelling stands for in SenML, or a pointer to the reference. */
    static String hint(String unit) {
        return switch (unit) {
            case "degC", "°C", "celsius", "Celsius" -> "; did you mean \"Cel\"?";
            case "percent" -> "; did you mean \"%\"?";
            case "lux" -> "; did you mean \"lx\"?";
            case "ohm" -> "; did you mean \"Ohm\"?";
            case "kph", "kmh" -> "; did you mean \"km/h\"?";
            case "µg/m3", "µg/m³" -> "; did you mean \"ug/m3\"?";
            default -> "; readers may not know it";
        };
    }
}
