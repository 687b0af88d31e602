package io.tallystick.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamKeyTest {
    @Test
    void hash_subjectNamedAsTheDevice_fillsAHashMap() {
        long buckets = IntStream.range(0, 1_024)
                .map(i -> new StreamKey("device-" + i, "device-" + i).hashCode())
                .map(hash -> (hash ^ hash >>> 16) & 1_023)
                .distinct()
                .count();

        // At random it would be 647; the sum that a record has by itself gives 32 at most.
        assertThat(buckets).isGreaterThan(400);
    }
}
