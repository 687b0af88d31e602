package io.tallystick.connect.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.connect.webhook.delivery.AttemptResult.Answered;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private static final RetryPolicy POLICY = new RetryPolicy(10, 100, 1_000, 4, 1_000_000);
    private static final Lane A = new Lane("t", 0, "a");
    private static final Lane B = new Lane("t", 1, "b");

    @Test
    void next_sameLane_waitsForTheOneBefore() {
        Dispatcher<String> dispatcher = dispatcher(4, 5);
        dispatcher.accept(A, "a1");
        dispatcher.accept(A, "a2");
        dispatcher.accept(B, "b1");
        Pending<String> first = dispatcher.next(0).orElseThrow();
        assertThat(first.item()).isEqualTo("a1");
        assertThat(dispatcher.next(0).orElseThrow().item()).isEqualTo("b1");
        assertThat(dispatcher.next(0)).isEmpty();
        assertThat(dispatcher.completed(first, answer(200), 1)).isInstanceOf(NextStep.Delivered.class);
        assertThat(dispatcher.next(1).orElseThrow().item()).isEqualTo("a2");
    }

    @Test
    void next_retry_comesBeforeTheRestOfItsLane() {
        Dispatcher<String> dispatcher = dispatcher(4, 5);
        dispatcher.accept(A, "a1");
        dispatcher.accept(A, "a2");
        Pending<String> first = dispatcher.next(0).orElseThrow();
        NextStep.RetryAt retry = (NextStep.RetryAt) dispatcher.completed(first, answer(503), 5);
        assertThat(dispatcher.wakeMillis()).isEqualTo(retry.atMillis());
        assertThat(dispatcher.next(retry.atMillis()).orElseThrow()).isSameAs(first);
        assertThat(first.attempts()).isEqualTo(2);
    }

    @Test
    void next_retryAfter_holdsAllLanes() {
        Dispatcher<String> dispatcher = dispatcher(4, 5);
        dispatcher.accept(A, "a1");
        dispatcher.accept(B, "b1");
        Pending<String> first = dispatcher.next(0).orElseThrow();
        dispatcher.completed(first, new Answered(429, "1", ""), 0);
        assertThat(dispatcher.next(999)).isEmpty();
        assertThat(dispatcher.wakeMillis()).isEqualTo(1_000);
        assertThat(dispatcher.next(1_000)).isPresent();
    }

    @Test
    void next_circuitOpen_nothingUntilTheProbe() {
        Dispatcher<String> dispatcher = dispatcher(4, 1);
        dispatcher.accept(A, "a1");
        dispatcher.accept(B, "b1");
        dispatcher.completed(dispatcher.next(0).orElseThrow(), answer(500), 0);
        assertThat(dispatcher.next(499)).isEmpty();
        Pending<String> probe = dispatcher.next(500).orElseThrow();
        assertThat(dispatcher.next(500)).isEmpty();
        dispatcher.completed(probe, answer(200), 510);
        assertThat(dispatcher.next(510)).isPresent();
    }

    @Test
    void revoke_laneInFlight_isNotTriedAgainAndTold() {
        Dispatcher<String> dispatcher = dispatcher(4, 5);
        dispatcher.accept(A, "a1");
        dispatcher.accept(A, "a2");
        dispatcher.accept(B, "b1");
        Pending<String> first = dispatcher.next(0).orElseThrow();
        assertThat(dispatcher.revoke(A::equals)).containsExactly("a1", "a2");
        assertThat(dispatcher.isInFlight(A::equals)).isTrue();
        dispatcher.completed(first, answer(503), 1);
        assertThat(first.isRevoked()).isTrue();
        assertThat(dispatcher.isInFlight(A::equals)).isFalse();
        assertThat(dispatcher.next(1_000).orElseThrow().item()).isEqualTo("b1");
        assertThat(dispatcher.next(1_000)).isEmpty();
    }

    @Test
    void completed_twice_isRefused() {
        Dispatcher<String> dispatcher = dispatcher(4, 5);
        dispatcher.accept(A, "a1");
        Pending<String> first = dispatcher.next(0).orElseThrow();
        dispatcher.completed(first, answer(200), 1);
        assertThatThrownBy(() -> dispatcher.completed(first, answer(200), 1)).isInstanceOf(IllegalStateException.class);
    }

    /** Against queues that are simply walked: what begins is the head of its lane, alone there, never too many, and all end. */
    @Test
    void anyTarget_everyRecordEndsInOrderOfItsLane() {
        long seed = new Random().nextLong();
        for (int round = 0; round < 200; round++) {
            simulate(new Random(seed + round), "seed " + (seed + round));
        }
    }

    private static void simulate(Random random, String seed) {
        int maxInFlight = 1 + random.nextInt(5);
        Dispatcher<Integer> dispatcher = new Dispatcher<>(
                maxInFlight, POLICY, Circuit.closed(1 + random.nextInt(4), 1 + random.nextInt(50)), random);
        Map<Lane, Deque<Integer>> naive = new HashMap<>();
        List<Pending<Integer>> under = new ArrayList<>();
        Set<Lane> busy = new HashSet<>();
        int records = 60;
        int given = 0;
        int ended = 0;
        long now = 0;
        for (int step = 0; ended < records; step++) {
            assertThat(step).as(seed).isLessThan(100_000);
            if (given < records && random.nextBoolean()) {
                Lane lane = new Lane("t", 0, "k" + random.nextInt(6));
                naive.computeIfAbsent(lane, made -> new ArrayDeque<>()).add(given);
                dispatcher.accept(lane, given++);
            }
            for (Optional<Pending<Integer>> next = dispatcher.next(now);
                    next.isPresent();
                    next = dispatcher.next(now)) {
                Pending<Integer> begun = next.get();
                assertThat(begun.item())
                        .as(seed)
                        .isEqualTo(naive.get(begun.lane()).peek());
                assertThat(busy.add(begun.lane())).as(seed).isTrue();
                under.add(begun);
                assertThat(under).as(seed).hasSizeLessThanOrEqualTo(maxInFlight);
            }
            if (!under.isEmpty() && random.nextInt(3) > 0) {
                Pending<Integer> done = under.remove(random.nextInt(under.size()));
                busy.remove(done.lane());
                int[] statuses = {200, 200, 200, 503, 429, 404};
                NextStep then = dispatcher.completed(done, answer(statuses[random.nextInt(6)]), now);
                if (!(then instanceof NextStep.RetryAt)) {
                    naive.get(done.lane()).remove();
                    ended++;
                }
            } else if (under.isEmpty() && dispatcher.wakeMillis() != Long.MAX_VALUE) {
                now = Math.max(now, dispatcher.wakeMillis());
            } else {
                now++;
            }
        }
    }

    private static Dispatcher<String> dispatcher(int maxInFlight, int threshold) {
        return new Dispatcher<>(maxInFlight, POLICY, Circuit.closed(threshold, 500), new Random(1));
    }

    private static Answered answer(int status) {
        return new Answered(status, null, "");
    }
}
