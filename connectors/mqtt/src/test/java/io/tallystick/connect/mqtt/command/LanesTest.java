package io.tallystick.connect.mqtt.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final Lanes<String, String> lanes = new Lanes<>(2);

    private String next() {
        Lanes.Begun<String, String> begun = lanes.next();
        return begun == null ? null : begun.item();
    }

    @Test
    void next_ofOneLane_isGivenWhenTheOneBeforeIsDone() {
        lanes.add("a", "a1");
        lanes.add("a", "a2");
        assertThat(next()).isEqualTo("a1");
        assertThat(next()).isNull();
        lanes.again("a", "a1");
        assertThat(next()).isEqualTo("a1");
        assertThat(lanes.done("a", "a1")).isTrue();
        assertThat(next()).isEqualTo("a2");
    }

    @Test
    void next_atTheBound_waits() {
        List.of("a", "b", "c").forEach(lane -> lanes.add(lane, lane + 1));
        assertThat(next()).isEqualTo("a1");
        assertThat(next()).isEqualTo("b1");
        assertThat(next()).isNull();
        lanes.done("b", "b1");
        assertThat(next()).isEqualTo("c1");
    }

    @Test
    void forget_whatIsInFlight_endsWithoutConsequence() {
        lanes.add("a", "a1");
        lanes.add("a", "a2");
        lanes.add("b", "b1");
        assertThat(next()).isEqualTo("a1");
        assertThat(lanes.forget("a"::equals)).containsExactly("a1", "a2");
        assertThat(lanes.isInFlight("a"::equals)).isTrue();
        lanes.add("a", "a3");
        assertThat(next()).isEqualTo("b1");
        assertThat(lanes.done("a", "a1")).isFalse();
        assertThat(lanes.isInFlight("a"::equals)).isFalse();
        assertThat(next()).isEqualTo("a3");
    }

    @Test
    void next_whateverFails_keepsTheOrderOfEachLane() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Lanes<Integer, Integer> many = new Lanes<>(5);
        Map<Integer, List<Integer>> done = new HashMap<>();
        List<Lanes.Begun<Integer, Integer>> inFlight = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.add(random.nextInt(7), i);
        }
        int ended = 0;
        while (ended < 1_000) {
            for (Lanes.Begun<Integer, Integer> begun = many.next(); begun != null; begun = many.next()) {
                inFlight.add(begun);
            }
            assertThat(inFlight).as("seed " + seed).isNotEmpty().hasSizeLessThanOrEqualTo(5);
            Lanes.Begun<Integer, Integer> one = inFlight.remove(random.nextInt(inFlight.size()));
            if (random.nextBoolean()) {
                many.again(one.lane(), one.item());
            } else {
                assertThat(many.done(one.lane(), one.item())).isTrue();
                done.computeIfAbsent(one.lane(), made -> new ArrayList<>()).add(one.item());
                ended++;
            }
        }
        assertThat(done.values())
                .as("seed " + seed)
                .allSatisfy(items -> assertThat(items).isSorted());
    }
}
