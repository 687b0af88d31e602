package io.tallystick.bench.mqtt;

import io.tallystick.bench.figures.Json;
import io.tallystick.bench.figures.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The connector next to the null client.
 *
 * @param surroundings machine, JVM, collector, commit
 */
public record MqttReport(Map<String, String> surroundings, MqttBench settings, List<MqttResult> results) {
    public MqttReport {
        results = List.copyOf(results);
    }

    /** One line of JSON. */
    public String json() {
        return Json.line(Json.object(
                "surroundings", surroundings,
                "settings", settings.json(),
                "results", results.stream().map(MqttResult::json).toList()));
    }

    /** The report for people, several lines. */
    public String table() {
        List<String> lines = new ArrayList<>();
        surroundings.forEach((name, value) -> lines.add(String.format(Locale.ROOT, "%-11s%s", name, value)));
        lines.add(String.format(
                Locale.ROOT,
                "%-11s%,d messages of %,d devices, kept by Mosquitto; QoS 1; %,d in flight; %d round(s)",
                "settings",
                settings.messages(),
                settings.devices(),
                MqttBench.IN_FLIGHT,
                settings.rounds()));
        for (MqttResult result : results) {
            lines.add("");
            lines.add(String.format(
                    Locale.ROOT,
                    "%s, %.0f bytes%s",
                    result.format(),
                    result.bytes(),
                    result.signedByGateway() ? ", signed by the gateway" : ", signed by the devices"));
            lines.add(rate("null client", Spread.of(result.nullRates())));
            lines.add(rate("connector", Spread.of(result.taskRates())));
            Spread ratio = result.ratio();
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-12s %9.2f            (%.2f .. %.2f)",
                    "ratio",
                    ratio.median(),
                    ratio.min(),
                    ratio.max()));
        }
        return String.join("\n", lines);
    }

    private static String rate(String name, Spread rate) {
        return String.format(
                Locale.ROOT, "  %-12s %,9.0f messages/s (%,.0f .. %,.0f)", name, rate.median(), rate.min(), rate.max());
    }
}
