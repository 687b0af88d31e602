package io.tallystick.topology.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.testing.TestNetwork;
import io.tallystick.topology.stage.StageMetrics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsDefaultsTest {
    private final TestNetwork network = new TestNetwork("plant", 1, "acme");

    @TempDir
    Path directory;

    private Properties with(Map<String, Object> kafka) {
        return StreamsDefaults.of(new AppSettings(
                network.genesis(),
                network::checkpointSigner,
                kafka,
                LedgerSettings.DEFAULTS,
                AppSettings.Timing.DEFAULTS,
                AppSettings.Threads.of(2),
                directory,
                StageMetrics.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "consumer.session.timeout.ms,      6000,  45000",
        "consumer.heartbeat.interval.ms,   1500,  3000",
        "producer.transaction.timeout.ms,  30000, 60000",
        "producer.compression.type,        lz4,   zstd",
    })
    void of_defaultsOfOurs_holdUnlessTheUserSaysOtherwise(String name, String ours, String users) {
        assertThat(with(Map.of()).get(name)).hasToString(ours);
        assertThat(with(Map.of(name, users)).get(name)).hasToString(users);
    }

    @Test
    void of_sameStateDirectory_isTheSameMemberExceptWithTheProtocolStreams() {
        Object first = with(Map.of()).get("consumer.group.instance.id");
        assertThat(first).isNotNull();
        assertThat(with(Map.of("group.protocol", "Classic")).get("consumer.group.instance.id"))
                .isEqualTo(first);
        assertThat(with(Map.of("group.protocol", "streams"))).doesNotContainKey("consumer.group.instance.id");
    }

    @ParameterizedTest
    @CsvSource({
        "processing.guarantee, at_least_once",
        "application.id,       mine",
        "commit.interval.ms,   30000",
        "num.stream.threads,   7",
    })
    void of_settingThatAPromiseRestsOn_isRefused(String name, String users) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Map.of(name, users)))
                .withMessageContaining(name)
                .withMessageContaining("got " + users);
    }
}
