package io.tallystick.connect.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetsTest {
    private static final TopicPartition P = new TopicPartition("t", 0);
    private final Offsets offsets = new Offsets();

    @Test
    void committable_openRecord_isTheLimit() {
        offsets.accepted(P, 5);
        offsets.accepted(P, 6);
        offsets.settled(P, 6);
        assertThat(committable(7)).isEqualTo(5);
        offsets.settled(P, 5);
        assertThat(committable(7)).isEqualTo(7);
    }

    @Test
    void committable_nothingOpen_isWhatWasReadThoughOffsetsHaveGaps() {
        assertThat(committable(99)).isEqualTo(99);
    }

    @Test
    void committable_partitionForgotten_isWhatWasRead() {
        offsets.accepted(P, 5);
        offsets.forget(List.of(P));
        offsets.settled(P, 5);
        assertThat(committable(7)).isEqualTo(7);
    }

    @Test
    void committable_anyOrder_isNeverBeyondAnOpenRecord() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        TreeMap<Long, Boolean> naive = new TreeMap<>();
        for (long offset = 0; offset < 2_000; offset++) {
            offsets.accepted(P, offset);
            naive.put(offset, false);
            if (random.nextInt(3) > 0) {
                long some = naive.firstKey() + random.nextInt((int) (offset - naive.firstKey() + 1));
                offsets.settled(P, some);
                naive.computeIfPresent(some, (key, open) -> true);
            }
            long want = naive.entrySet().stream()
                    .filter(entry -> !entry.getValue())
                    .mapToLong(Map.Entry::getKey)
                    .findFirst()
                    .orElse(offset + 1);
            assertThat(committable(offset + 1)).as("seed %d", seed).isEqualTo(want);
            naive.headMap(want).clear();
            naive.putIfAbsent(offset, true);
        }
    }

    private long committable(long read) {
        return offsets.committable(Map.of(P, new OffsetAndMetadata(read)))
                .get(P)
                .offset();
    }
}
