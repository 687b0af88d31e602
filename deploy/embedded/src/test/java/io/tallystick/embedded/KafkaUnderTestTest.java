package io.tallystick.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each kind of broker must do alike; runs against the one that the build was told to use. */
class KafkaUnderTestTest {
    private static KafkaUnderTest kafka;
    private static KafkaProbe probe;

    @BeforeAll
    static void startBroker() {
        kafka = KafkaUnderTest.start(Map.of("message.max.bytes", "2000000"));
        probe = new KafkaProbe(kafka.bootstrapServers());
    }

    @AfterAll
    static void stopBroker() {
        if (kafka != null) {
            probe.close();
            kafka.close();
        }
    }

    @Test
    void start_property_decidesWhereTheBrokerRuns() {
        String wanted = System.getProperty(KafkaUnderTest.PROPERTY, KafkaUnderTest.EMBEDDED);
        assertThat(kafka instanceof EmbeddedKafka).isEqualTo(wanted.equals(KafkaUnderTest.EMBEDDED));
    }

    @Test
    void broker_recordsProduced_areConsumedInOrder() throws Exception {
        probe.createTopic("plain", 1);
        probe.produce("plain", List.of("a", "b", "c"));
        assertThat(probe.consume("plain", 3)).containsExactly("a", "b", "c");
    }

    @Test
    void broker_transactionAborted_onlyCommittedIsRead() throws Exception {
        probe.createTopic("exactly-once", 1);
        probe.transact("exactly-once", List.of("given up"), List.of("x", "y"));
        assertThat(probe.consume("exactly-once", 2)).containsExactly("x", "y");
    }

    @Test
    void broker_topicNeverCreated_isNotMadeUp() {
        assertThatThrownBy(() -> probe.partitions("never-created"))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }

    @Test
    void broker_propertyGiven_isInForce() throws Exception {
        assertThat(probe.brokerProperty("message.max.bytes")).isEqualTo("2000000");
        assertThat(probe.brokerProperty("auto.create.topics.enable")).isEqualTo("false");
        assertThat(probe.brokerProperty("group.initial.rebalance.delay.ms")).isEqualTo("0");
    }

    @Test
    void provider_unknown_isRefusedWithTheKnownOnes() {
        String before = System.setProperty(KafkaUnderTest.PROPERTY, "cloud");
        try {
            assertThatThrownBy(KafkaUnderTest::start)
                    .isInstanceOf(EmbeddedServiceException.class)
                    .hasMessageContaining("is 'cloud', want one of [")
                    .hasMessageContaining("embedded");
        } finally {
            if (before == null) {
                System.clearProperty(KafkaUnderTest.PROPERTY);
            } else {
                System.setProperty(KafkaUnderTest.PROPERTY, before);
            }
        }
    }
}
