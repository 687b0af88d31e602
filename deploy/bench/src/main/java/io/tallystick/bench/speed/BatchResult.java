package io.tallystick.bench.speed;

import io.tallystick.bench.figures.Efficiency;
import io.tallystick.bench.figures.Json;
import io.tallystick.bench.figures.Spread;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all cases gave on the records of one batch size.
 *
 * @param readings how many readings one signature covers
 * @param records how many there were
 * @param recordBytes the mean size of their envelopes
 */
public record BatchResult(int readings, long records, double recordBytes, List<CaseResult> cases) {
    public BatchResult {
        cases = List.copyOf(cases);
    }

    /** The result of a case, if it was run. */
    public Optional<CaseResult> of(String name) {
        return cases.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** (Time of verify + time of copy) / time of seal by round; empty if one of them was not run. */
    public Optional<Spread> efficiency() {
        if (of("verify").isEmpty() || of("copy").isEmpty() || of("seal").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Spread.of(Efficiency.byRound(
                of("verify").get().rates(),
                of("copy").get().rates(),
                of("seal").get().rates())));
    }

    /** The rate without the check of signatures over that of copying, by round; empty if one of them was not run. */
    public Optional<Spread> uncheckedToCopy() {
        if (of("seal-unchecked").isEmpty() || of("copy").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Spread.of(Efficiency.ratioByRound(
                of("seal-unchecked").get().rates(), of("copy").get().rates())));
    }

    /** For the report. */
    public Map<String, Object> json() {
        return Json.object(
                "readings",
                readings,
                "records",
                records,
                "record_bytes",
                recordBytes,
                "cases",
                cases.stream().map(one -> one.json(readings)).toList(),
                "efficiency",
                efficiency().map(Spread::json).orElse(null),
                "unchecked_to_copy",
                uncheckedToCopy().map(Spread::json).orElse(null));
    }
}
