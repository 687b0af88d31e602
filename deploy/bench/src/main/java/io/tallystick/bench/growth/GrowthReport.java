package io.tallystick.bench.growth;

import io.tallystick.bench.figures.Json;
import io.tallystick.bench.speed.BenchSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How cost grows.
 *
 * @param byEntries points of the same devices and ever more events; "of first" compares with the first of them
 * @param byDevices points of ever more devices
 */
public record GrowthReport(
        Map<String, String> surroundings,
        BenchSettings settings,
        List<GrowthPoint> byEntries,
        List<GrowthPoint> byDevices) {
    /** One line of JSON. */
    public String json() {
        return Json.line(Json.object(
                "surroundings", surroundings,
                "settings", settings.json(),
                "by_entries", byEntries.stream().map(GrowthPoint::json).toList(),
                "by_devices", byDevices.stream().map(GrowthPoint::json).toList()));
    }

    /** For people. */
    public String table() {
        List<String> lines = new ArrayList<>();
        surroundings.forEach((name, value) -> lines.add(String.format("%-11s%s", name, value)));
        lines.add("");
        lines.add(
                "Filled with random bytes for signatures, unchecked; measured with signed events, everything checked.");
        lines.add(String.format(
                "%11s .. %-11s %10s %12s %12s .. %-12s %12s %12s %8s %9s",
                "events",
                "",
                "devices",
                "events/s",
                "min",
                "max",
                "app CPU s/M",
                "broker s/M",
                "of first",
                "heap MiB"));
        rows(byEntries, lines);
        rows(byDevices, lines);
        return String.join("\n", lines);
    }

    private static void rows(List<GrowthPoint> points, List<String> lines) {
        for (GrowthPoint point : points) {
            double first =
                    points.get(0).appCpu().median() + points.get(0).brokerCpu().median();
            double cpu = point.appCpu().median() + point.brokerCpu().median();
            lines.add(String.format(
                    Locale.ROOT,
                    "%,11d .. %,-11d %,10d %,12.0f %,12.0f .. %,-12.0f %12.1f %12.1f %8.2f %9d%s",
                    point.events(),
                    point.mostEvents(),
                    point.devices(),
                    point.seal().rate().median(),
                    point.seal().rate().min(),
                    point.seal().rate().max(),
                    point.appCpu().median(),
                    point.brokerCpu().median(),
                    cpu / first,
                    point.heapBytes() >> 20,
                    point.seal().whole() ? "" : "  (records ran out)"));
        }
    }
}
