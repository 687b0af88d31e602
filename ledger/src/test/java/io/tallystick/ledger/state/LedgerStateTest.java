package io.tallystick.ledger.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.merkle.NaiveTree;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LedgerStateTest {
    /** Evicting to a cache of one must change neither what the state says nor the digest of a block. */
    @Test
    void state_smallCache_saysWhatALargeOneSays() {
        long seed = NaiveTree.seed("ledger state");
        Random random = new Random(seed);
        LedgerState small = new LedgerState(new InMemoryBackend(), 1);
        LedgerState large = new LedgerState(new InMemoryBackend(), 1_000_000);
        for (int i = 0; i < 5_000; i++) {
            StreamKey key = new StreamKey("acme/d" + random.nextInt(5), "asset-" + random.nextInt(4));
            long digest = random.nextLong();
            for (LedgerState state : List.of(small, large)) {
                StreamState stream = state.stream(key);
                if (i % 7 == 0) {
                    state.skipTo(key, stream.next() + 2);
                } else if (i % 31 == 0) {
                    state.revoke(key.device(), i);
                } else {
                    state.accept(key, stream.next(), digest);
                }
            }
            assertThat(small.stream(key).encode()).isEqualTo(large.stream(key).encode());
            if (random.nextInt(10) == 0) {
                assertThat(drain(small)).as("seed %d, step %d", seed, i).isEqualTo(drain(large));
                if (random.nextBoolean()) {
                    small.write();
                    large.write();
                }
            }
        }
    }

    private static byte[] drain(LedgerState state) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        state.drainBlockChanges(out::writeBytes);
        return out.toByteArray();
    }

    @Test
    void write_withinABlock_isRefused() {
        LedgerState state = new LedgerState(new InMemoryBackend(), 1);
        state.revoke("acme/d", 1);
        assertThatThrownBy(state::write)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 changes of an open block");
    }

    @Test
    void device_unknown_isNotKept() {
        LedgerState state = new LedgerState(new InMemoryBackend(), 10);
        assertThat(state.device("acme/x")).isNotSameAs(state.device("acme/x"));
        state.revoke("acme/x", 1);
        assertThat(state.device("acme/x")).isSameAs(state.device("acme/x"));
    }

    @Test
    void held_random_isWhatAListSaysAlsoAfterRestart() {
        long seed = NaiveTree.seed("held envelopes");
        Random random = new Random(seed);
        InMemoryBackend backend = new InMemoryBackend();
        HeldEnvelopes held = new HeldEnvelopes(backend);
        record Place(StreamKey stream, long sequence) {}
        Map<Place, HeldEnvelopes.Held> naive = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            StreamKey key = new StreamKey("acme/d" + random.nextInt(3), "asset-" + random.nextInt(3));
            Place place = new Place(key, 1 + random.nextInt(6));
            if (naive.containsKey(place)) {
                naive.remove(place);
                held.remove(key, place.sequence);
            } else {
                HeldEnvelopes.Held one = new HeldEnvelopes.Held(random.nextInt(9), i, new byte[1 + random.nextInt(9)]);
                naive.put(place, one);
                held.hold(key, place.sequence, one);
            }
            if (random.nextInt(20) == 0) {
                held.write();
                held = random.nextBoolean() ? new HeldEnvelopes(backend) : held;
            }
            long limit = random.nextInt(9);
            List<Place> due = new ArrayList<>(naive.keySet());
            due.removeIf(p -> naive.get(p).sinceMillis() > limit);
            Optional<StreamKey> longest = due.stream()
                    .min(java.util.Comparator.<Place>comparingLong(
                                    p -> naive.get(p).sinceMillis())
                            .thenComparing(p -> p.stream.device())
                            .thenComparing(p -> p.stream.subject()))
                    .map(Place::stream);
            assertThat(held.longestWaiting(limit))
                    .as("seed %d, step %d", seed, i)
                    .isEqualTo(longest);
            assertThat(held.count()).isEqualTo(naive.size());
            assertThat(held.bytes())
                    .isEqualTo(naive.values().stream()
                            .mapToLong(h -> h.envelope().length)
                            .sum());
            assertThat(held.first(key))
                    .isEqualTo(naive.keySet().stream()
                            .filter(p -> p.stream.equals(key))
                            .map(Place::sequence)
                            .min(Long::compare));
        }
    }
}
