package io.tallystick.topology.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.topology.http.HealthCheck.Health;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StreamsHealthTest {
    @ParameterizedTest
    @CsvSource({
        "CREATED,          2, true,  false",
        "CREATED,          0, true,  false",
        "REBALANCING,      2, true,  false",
        "REBALANCING,      1, true,  false",
        "REBALANCING,      0, false, false",
        "RUNNING,          2, true,  true",
        "RUNNING,          1, true,  true",
        "RUNNING,          0, false, false",
        "PENDING_SHUTDOWN, 2, true,  false",
        "PENDING_SHUTDOWN, 0, true,  false",
        "NOT_RUNNING,      0, false, false",
        "PENDING_ERROR,    2, false, false",
        "ERROR,            0, false, false",
    })
    void of_eachState_isAsDocumented(State state, int alive, boolean live, boolean ready) {
        Health health = StreamsHealth.of("ledger", state, alive, 2, Optional.empty());

        assertThat(health.name()).isEqualTo("ledger");
        assertThat(health.live()).isEqualTo(live);
        assertThat(health.ready()).isEqualTo(ready);
        assertThat(health.detail()).startsWith(state.name());
        if (state == State.RUNNING || state == State.REBALANCING) {
            assertThat(health.detail()).isEqualTo(state + ", " + alive + " of 2 stream threads alive");
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_afterAFailure_isDeadWhateverTheState(State state) {
        Throwable failure = new IllegalStateException("ledger 3 forked");

        Health health = StreamsHealth.of("ledger", state, 2, 2, Optional.of(failure));

        assertThat(health).isEqualTo(new Health("ledger", false, false, state + ": ledger 3 forked"));
    }
}
