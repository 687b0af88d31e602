package io.tallystick.quickstart.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentEnvelopesTest {
    private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

    private static FleetPlan plan(int maxReorder) {
        return new FleetPlan(
                new FleetSettings(4, 3, 1, START, 1, maxReorder, Duration.ofMinutes(30), MischiefRates.uniform(0.04)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 64})
    void recall_everyReplayOfAPlan_isRemembered(int maxReorder) {
        FleetPlan plan = plan(maxReorder);
        SentEnvelopes sent = new SentEnvelopes();
        int replays = 0;
        for (int i = 0; i < 20_000; i++) {
            PlannedSend send = plan.next();
            byte[] bytes = send.content().toString().getBytes(StandardCharsets.UTF_8);
            if (send instanceof PlannedSend.Honest) {
                sent.remember(send.content(), bytes);
            } else if (send instanceof PlannedSend.Replayed) {
                assertThat(sent.recall(send.content())).isEqualTo(bytes);
                replays++;
            }
        }
        assertThat(replays).isPositive();
    }

    @Test
    void recall_neverRemembered_saysWhich() {
        Content content = plan(1).next().content();
        assertThatThrownBy(() -> new SentEnvelopes().recall(content))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("envelope 1 of ")
                .hasMessageEndingWith("have none");
    }
}
