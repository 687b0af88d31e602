package io.tallystick.bench.contracts;

import io.tallystick.bench.figures.Efficiency;
import io.tallystick.bench.figures.Json;
import io.tallystick.bench.figures.Spread;
import io.tallystick.bench.speed.BenchSettings;
import io.tallystick.bench.speed.CaseResult;
import io.tallystick.bench.speed.Cost;
import io.tallystick.bench.speed.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What contracts cost.
 *
 * @param surroundings machine, JVM, collector, commit
 * @param contracts how many look at every event
 * @param without the rounds without contracts, {@code with} those with
 */
public record ContractsReport(
        Map<String, String> surroundings, BenchSettings settings, int contracts, CaseResult without, CaseResult with) {
    /** The rate with contracts over that without, by round. */
    public Spread ratio() {
        return Spread.of(Efficiency.ratioByRound(with.rates(), without.rates()));
    }

    /** Outcomes for a thousand events, of the round in the middle. */
    public double outcomesPerThousand() {
        Cost cost = with.middle().cost();
        return cost.outcomes() * 1e3 / cost.accepted();
    }

    /** One line of JSON. */
    public String json() {
        int readings = settings.readings().get(0);
        return Json.line(Json.object(
                "surroundings", surroundings,
                "settings", settings.json(),
                "contracts", contracts,
                "without", without.json(readings),
                "with", with.json(readings),
                "ratio", ratio().json(),
                "outcomes_per_thousand_events", outcomesPerThousand()));
    }

    /** The report for people, several lines. */
    public String table() {
        List<String> lines = new ArrayList<>();
        surroundings.forEach((name, value) -> lines.add(String.format(Locale.ROOT, "%-11s%s", name, value)));
        lines.add(String.format(
                Locale.ROOT,
                "%-11s%d contracts, one instance of each on each of %d subjects; %d readings an event; %d ledgers, %d stream"
                        + " threads; %d round(s) of %.1f s; %s",
                "settings",
                contracts,
                settings.devices(),
                settings.readings().get(0),
                settings.ledgers(),
                settings.threads(),
                settings.rounds(),
                settings.measured().toMillis() / 1e3,
                settings.settings().isEmpty() ? "the shipped defaults" : settings.settings()));
        lines.add("");
        for (CaseResult one : List.of(without, with)) {
            Measurement middle = one.middle();
            Spread rate = one.rate();
            lines.add(String.format(
                    Locale.ROOT,
                    "%-8s %,9.0f events/s (%,.0f .. %,.0f)  app CPU %.2f us, broker CPU %.2f us, %,d B allocated, %.0f Kafka"
                            + " bytes an event; heap %d MiB%s",
                    one.name(),
                    rate.median(),
                    rate.min(),
                    rate.max(),
                    middle.usage().appCpuSecondsPerMillion(middle.records()),
                    middle.usage().brokerCpuSecondsPerMillion(middle.records()),
                    middle.usage().allocatedBytes() / middle.records(),
                    middle.cost().bytesPerEvent(),
                    middle.cost().heapBytes() >> 20,
                    one.whole() ? "" : "  (records ran out: want more with --max-records)"));
        }
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "with / without  %.2f  (%.2f .. %.2f);  outcomes  %.2f for a thousand events, %,.0f a second",
                ratio().median(),
                ratio().min(),
                ratio().max(),
                outcomesPerThousand(),
                outcomesPerThousand() / 1e3 * with.rate().median()));
        lines.add("Kafka bytes for an event, with contracts:");
        Cost cost = with.middle().cost();
        cost.kafkaBytes().entrySet().stream()
                .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
                .forEach(topic -> lines.add(String.format(
                        Locale.ROOT, "  %-50s %10.2f", topic.getKey(), (double) topic.getValue() / cost.accepted())));
        return String.join("\n", lines);
    }
}
