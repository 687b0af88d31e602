package io.tallystick.bench.offline;

import io.tallystick.bench.figures.Efficiency;
import io.tallystick.bench.figures.Json;
import io.tallystick.bench.figures.Spread;
import java.util.List;
import java.util.Map;

/**
 * What an auditor does a second, on one core, by round.
 *
 * @param verifyLoop signatures checked by a loop that does nothing else
 * @param audited entries replayed with every check
 * @param uncheckedAudited the same with devices' signatures taken for good
 * @param followed entries whose hashes and seals alone are checked
 */
public record OfflineResult(
        List<Double> verifyLoop, List<Double> audited, List<Double> uncheckedAudited, List<Double> followed) {
    /** {@link #audited} over {@link #verifyLoop}, by round. */
    public Spread auditedToLoop() {
        return Spread.of(Efficiency.ratioByRound(audited, verifyLoop));
    }

    /** For the report. */
    public Map<String, Object> json() {
        return Json.object(
                "verify_loop_per_second", Spread.of(verifyLoop).json(),
                "entries_per_second", Spread.of(audited).json(),
                "entries_per_second_to_verify_loop", auditedToLoop().json(),
                "entries_per_second_without_device_signatures",
                        Spread.of(uncheckedAudited).json(),
                "entries_per_second_hashes_and_seals", Spread.of(followed).json());
    }
}
