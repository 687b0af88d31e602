package io.tallystick.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.schemas.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real broker; each test has a network of its own. */
class TopicCreatorTest {
    private static final int LEDGERS = 3;
    private static final Duration WAIT = Duration.ofSeconds(20);

    @TempDir
    static Path directory;

    private static TestBroker broker;
    private static Admin admin;

    @BeforeAll
    static void start() throws Exception {
        broker = new TestBroker(directory);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    private final TopicCreator creator = new TopicCreator(admin, WAIT, Waiting.SYSTEM);

    private static List<TopicSpec> wanted(String network) {
        return new Topics(network).specs(TopicSettings.of(LEDGERS, 1));
    }

    @Test
    void create_nothingThere_makesAllAsSpecified() {
        TopicPlan before = creator.plan(wanted("fresh"));
        assertThat(before.missing()).isEqualTo(wanted("fresh"));
        assertThatThrownBy(before::requireComplete)
                .isInstanceOf(MissingTopicsException.class)
                .hasMessageContaining("fresh.events");

        TopicPlan done = creator.create(wanted("fresh"));

        assertThat(done).isEqualTo(before);
        TopicPlan after = creator.plan(wanted("fresh"));
        assertThat(after.isComplete()).isTrue();
        assertThat(after.existing()).isEqualTo(new Topics("fresh").all());
        assertThat(after.differences()).isEmpty();
        assertThat(creator.create(wanted("fresh"))).isEqualTo(after);
    }

    @Test
    void plan_dryRun_createsNothing() throws Exception {
        creator.plan(wanted("dry"));
        assertThat(admin.listTopics().names().get()).noneMatch(name -> name.startsWith("dry."));
    }

    @Test
    void create_oneTopicThere_makesTheOthersAndTellsTheDifference() throws Exception {
        NewTopic blocks = new NewTopic("some.blocks", LEDGERS, (short) 1).configs(Map.of("retention.ms", "1000"));
        admin.createTopics(List.of(blocks)).all().get();
        creator.create(wanted("some"));
        TopicPlan after = creator.plan(wanted("some"));
        assertThat(after.isComplete()).isTrue();
        assertThat(after.differences())
                .contains(new TopicPlan.ConfigDifference("some.blocks", "retention.ms", "1000", "-1"));
    }

    @Test
    void create_otherPartitionCount_isRefusedBeforeAnythingIsMade() throws Exception {
        admin.createTopics(List.of(new NewTopic("odd.alerts", LEDGERS + 1, (short) 1)))
                .all()
                .get();
        assertThatThrownBy(() -> creator.create(wanted("odd")))
                .isInstanceOfSatisfying(
                        PartitionCountMismatchException.class,
                        e -> assertThat(e.mismatches())
                                .containsExactly(new TopicPlan.PartitionMismatch("odd.alerts", 4, 3)))
                .hasMessageContaining("topic odd.alerts: got 4 partitions, want 3");
        assertThat(admin.listTopics().names().get()).doesNotContain("odd.events");
    }

    @Test
    void create_moreReplicasThanBrokers_isRefusedWithKafkasReason() {
        assertThatThrownBy(() -> creator.create(new Topics("far").specs(TopicSettings.of(LEDGERS, 3))))
                .isInstanceOf(TopicAdminException.class)
                .hasCauseInstanceOf(InvalidReplicationFactorException.class);
    }

    @Test
    void create_rejectedTopic_takesALargerBatchThanEvents() throws Exception {
        creator.create(wanted("large"));
        assertThat(limit("large.rejected")).isEqualTo(limit("large.events") + 64 * 1024);
    }

    private static int limit(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return Integer.parseInt(admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get("max.message.bytes")
                .value());
    }

    @Test
    void plan_nobodyListens_saysSoWhenTheWaitIsOver() {
        Map<String, Object> configs = Map.of(
                "bootstrap.servers", "127.0.0.1:1", "default.api.timeout.ms", "300", "request.timeout.ms", "200");
        try (Admin away = Admin.create(configs)) {
            TopicCreator patient = new TopicCreator(away, Duration.ofMillis(700), Waiting.SYSTEM);
            assertThatThrownBy(() -> patient.plan(wanted("away")))
                    .isInstanceOf(TopicAdminException.class)
                    .hasMessageContaining("looking for topics");
        }
    }
}
