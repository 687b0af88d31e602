package io.tallystick.ledger.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.merkle.NaiveTree;
import io.tallystick.ledger.state.StreamState.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StreamStateTest {
    private static final StreamKey KEY = new StreamKey("acme/d", "asset");
    private static final int MAX_BYTES = 9 + 16 * StreamState.MAX_GAPS + 8 * StreamState.WINDOW;

    /** Remembers everything, and forgets only what the format says is forgotten. */
    private static final class Naive {
        long next = 1;
        final Map<Long, Long> accepted = new HashMap<>();
        final List<TreeSet<Long>> gaps = new ArrayList<>();

        Position classify(long n, long digest) {
            if (n >= next) {
                return n == next ? Position.NEXT : Position.EARLY;
            }
            if (gaps.stream().anyMatch(gap -> gap.contains(n))) {
                return Position.LATE;
            }
            if (next - n > 16 || !accepted.containsKey(n)) {
                return Position.STALE;
            }
            return accepted.get(n) == digest ? Position.DUPLICATE : Position.EQUIVOCATION;
        }

        void accept(long n, long digest) {
            accepted.put(n, digest);
            if (n == next) {
                next++;
                return;
            }
            TreeSet<Long> gap =
                    gaps.stream().filter(g -> g.contains(n)).findFirst().orElseThrow();
            int at = gaps.indexOf(gap);
            gaps.remove(at);
            List<TreeSet<Long>> parts = List.of(new TreeSet<>(gap.headSet(n)), new TreeSet<>(gap.tailSet(n, false)));
            gaps.addAll(at, parts.stream().filter(part -> !part.isEmpty()).toList());
            forget();
        }

        void skipTo(long last) {
            TreeSet<Long> gap = new TreeSet<>();
            for (; next <= last; next++) {
                gap.add(next);
            }
            gaps.add(gap);
            forget();
        }

        private void forget() {
            while (gaps.size() > 8) {
                gaps.remove(0);
            }
        }

        long[] missing() {
            return gaps.stream()
                    .flatMapToLong(gap -> java.util.stream.LongStream.of(gap.first(), gap.last()))
                    .toArray();
        }
    }

    @Test
    void operations_random_areThoseOfTheNaiveStream() {
        long seed = NaiveTree.seed("stream state");
        for (int round = 0; round < 300; round++) {
            Random random = new Random(seed + round);
            StreamState fast = new StreamState(KEY);
            Naive naive = new Naive();
            for (int i = 0; i < 400; i++) {
                long n = Math.max(1, naive.next + 2 - random.nextInt(random.nextBoolean() ? 6 : 60));
                long digest = random.nextInt(3); // 0 too: a digest of eight zero bytes is one
                long known = digest == 0 ? 1 : digest;
                Position position = fast.classify(n, digest);
                assertThat(position).as("-Dseed=%d, step %d", seed + round, i).isEqualTo(naive.classify(n, known));
                if (position == Position.NEXT || position == Position.LATE) {
                    fast.accept(n, digest);
                    naive.accept(n, known);
                } else if (random.nextInt(6) == 0) {
                    long last = naive.next + random.nextInt(random.nextBoolean() ? 3 : 40);
                    fast.skipTo(last);
                    naive.skipTo(last);
                }
                byte[] encoded = fast.encode();
                StreamState again = new StreamState(KEY, encoded);
                assertThat(again.encode()).isEqualTo(encoded);
                assertThat(encoded.length).isLessThanOrEqualTo(MAX_BYTES);
                assertThat(fast.missing()).isEqualTo(naive.missing());
                fast = random.nextBoolean() ? again : fast;
            }
        }
    }

    @Test
    void skipTo_largestNumber_leavesNoNextAndDoesNotOverflow() {
        StreamState stream = new StreamState(KEY);
        stream.skipTo(SignedEnvelope.MAX_SEQUENCE - 1);
        assertThat(stream.classify(SignedEnvelope.MAX_SEQUENCE, 5)).isEqualTo(Position.NEXT);
        stream.accept(SignedEnvelope.MAX_SEQUENCE, 5);
        assertThat(stream.next()).isEqualTo(1L << 53);
        assertThat(stream.classify(SignedEnvelope.MAX_SEQUENCE, 5)).isEqualTo(Position.DUPLICATE);
        assertThat(stream.classify(1, 5)).isEqualTo(Position.LATE);
        assertThat(new StreamState(KEY, stream.encode()).classify(SignedEnvelope.MAX_SEQUENCE, 6))
                .isEqualTo(Position.EQUIVOCATION);
    }
}
