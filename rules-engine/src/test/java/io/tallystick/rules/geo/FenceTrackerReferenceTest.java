package io.tallystick.rules.geo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.state.Seeds;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The tracker against one that looks at the whole history again for every position. */
class FenceTrackerReferenceTest {
    private static final Fence FENCE = new CircleFence(new Position(0, 0), 1_000);

    private record Seen(boolean inside, long at) {}

    @Test
    void update_anyHistory_agreesWithTheNaiveReference() {
        Random random = Seeds.random("FenceTrackerReferenceTest");
        int events = 0;
        for (int round = 0; round < 1_000; round++) {
            FenceRule rule = new FenceRule(FENCE, random.nextInt(80), random.nextInt(3) * 15, 1 + random.nextInt(3));
            FenceTracker tracker = new FenceTracker(rule);
            List<Seen> history = new ArrayList<>();
            long now = 1_000;
            boolean inside = random.nextBoolean();
            for (int i = 0; i < 60; i++) {
                inside ^= random.nextInt(4) == 0;
                long at = Math.max(0, now + random.nextInt(-3, 20));
                FenceEvent want = FenceEvent.NONE;
                if (history.isEmpty() || at >= now) {
                    now = at;
                    history.add(new Seen(inside, at));
                    want = last(history, rule);
                }
                assertThat(tracker.update(inside ? 0 : 1, 0, at))
                        .as("%s %s", rule, history)
                        .isEqualTo(want);
                events += want == FenceEvent.NONE ? 0 : 1;
                tracker = restarted(tracker, rule);
            }
        }
        assertThat(events).isGreaterThan(1_000);
    }

    private static FenceTracker restarted(FenceTracker tracker, FenceRule rule) {
        StateWriter out = new StateWriter();
        tracker.write(out);
        StateReader in = new StateReader(out.toByteArray());
        FenceTracker again = FenceTracker.read(in, rule);
        in.requireEnd();
        return again;
    }

    /** What the newest of all positions does. */
    private static FenceEvent last(List<Seen> history, FenceRule rule) {
        boolean side = false;
        int flipped = -1;
        long start = 0;
        boolean told = false;
        FenceEvent event = FenceEvent.NONE;
        for (int i = 0; i < history.size(); i++) {
            event = FenceEvent.NONE;
            int run = 0;
            while (i - run > flipped
                    && history.get(i - run).inside != side
                    && (run == 0 || !gap(history, i - run + 1, rule))) {
                run++;
            }
            if (gap(history, i, rule)) {
                start = history.get(i).at;
            }
            if (run >= rule.confirmations()) {
                side = !side;
                flipped = i;
                start = history.get(i - run + 1).at;
                told = false;
                event = side ? FenceEvent.ENTER : FenceEvent.EXIT;
            } else if (side
                    && run == 0
                    && !told
                    && rule.dwellMillis() > 0
                    && history.get(i).at - start >= rule.dwellMillis()) {
                told = true;
                event = FenceEvent.DWELL;
            }
        }
        return event;
    }

    /** No position came for too long before this one. */
    private static boolean gap(List<Seen> history, int i, FenceRule rule) {
        return i > 0 && rule.maxGapMillis() > 0 && history.get(i).at - history.get(i - 1).at > rule.maxGapMillis();
    }
}
