package io.tallystick.bench.speed;

import io.tallystick.bench.figures.Json;
import io.tallystick.bench.figures.Spread;
import io.tallystick.bench.meter.Usage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The measurements of one case on one batch of records.
 *
 * @param rounds one measurement for each round that counts, in order; at least one
 */
public record CaseResult(String name, String description, List<Measurement> rounds) {
    public CaseResult {
        rounds = List.copyOf(rounds);
    }

    /** Records a second, of each round. */
    public List<Double> rates() {
        return rounds.stream().map(Measurement::rate).toList();
    }

    public Spread rate() {
        return Spread.of(rates());
    }

    /** The round in the middle by rate: what its meters said goes with the median. */
    public Measurement middle() {
        List<Measurement> sorted = rounds.stream()
                .sorted(Comparator.comparingDouble(Measurement::rate))
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Whether each round lasted as long as was wanted. */
    public boolean whole() {
        return rounds.stream().allMatch(Measurement::whole);
    }

    /** For the report. */
    public Map<String, Object> json(int readings) {
        Measurement middle = middle();
        Usage usage = middle.usage();
        return Json.object(
                "case", name,
                "records_per_second", rate().json(),
                "readings_per_second", rate().median() * readings,
                "rates", rates(),
                "records", rounds.stream().map(Measurement::records).toList(),
                "seconds", rounds.stream().map(one -> one.usage().nanos() / 1e9).toList(),
                "whole", whole(),
                "usage", usage.perRecord(middle.records()),
                "cost", middle.cost() == null ? null : middle.cost().json());
    }
}
