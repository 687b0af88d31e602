package io.tallystick.bench.growth;

import io.tallystick.bench.speed.CaseResult;
import io.tallystick.bench.speed.Measurement;
import java.util.ArrayList;
import java.util.List;

/** The rounds of one size, as they come. */
final class GrowthRounds {
    private final List<One> rounds = new ArrayList<>();

    /**
     * One round.
     *
     * @param before how many events the ledgers held when it began
     * @param heapBytes what lived on the heap at its end, beyond what lived there before
     */
    record One(long before, Measurement measurement, long heapBytes) {}

    void add(One round) {
        rounds.add(round);
    }

    GrowthPoint point(GrowthSize size) {
        return new GrowthPoint(
                size.devices(),
                rounds.stream().mapToLong(One::before).min().orElseThrow(),
                rounds.stream().mapToLong(One::before).max().orElseThrow(),
                new CaseResult("seal", "", rounds.stream().map(One::measurement).toList()),
                rounds.get(rounds.size() - 1).heapBytes());
    }
}
