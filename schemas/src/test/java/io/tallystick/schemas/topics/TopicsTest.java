package io.tallystick.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void all_names_areTheNetworksNineTopics() {
        assertThat(new Topics("demo").all())
                .containsExactly(
                        "demo.events",
                        "demo.messages",
                        "demo.blocks",
                        "demo.checkpoints",
                        "demo.cosignatures",
                        "demo.alerts",
                        "demo.settlements",
                        "demo.commands",
                        "demo.rejected");
    }

    @Test
    void network_notAName_isRefused() {
        for (String name : List.of("", "Demo", "-x", ".x", "a b", "a_b", "a".repeat(64))) {
            assertThatThrownBy(() -> new Topics(name)).as(name).hasMessageContaining("got '" + name + "'");
        }
        assertThat(new Topics("eu.acme-1").events()).isEqualTo("eu.acme-1.events");
    }

    @Test
    void specs_historyTopics_areKeptForEver() {
        for (TopicSpec spec : new Topics("demo").specs(TopicSettings.of(4, 3))) {
            assertThat(spec.partitions()).isEqualTo(4);
            assertThat(spec.configs())
                    .containsEntry("cleanup.policy", "delete")
                    .containsEntry("min.insync.replicas", "2")
                    .containsEntry("retention.ms", spec.name().equals("demo.commands") ? "604800000" : "-1");
        }
    }

    /** On event time a device's clock moves the ledger's: no broker may stop the ledger for that. */
    @Test
    void specs_ofWhatLedgersWrite_takeAnyTime() {
        Topics topics = new Topics("demo");
        for (TopicSpec spec : topics.specs(TopicSettings.of(4, 3))) {
            assertThat(spec.configs().get("message.timestamp.after.max.ms"))
                    .as(spec.name())
                    .isEqualTo(spec.name().equals(topics.events()) ? null : "9223372036854775807");
        }
    }

    @Test
    void settings_outOfRange_nameGotAndWant() {
        refused(0, 1, 1, TopicSettings.FOREVER, "ledgers: got 0, want 1 to 10000");
        refused(1, 0, 1, TopicSettings.FOREVER, "replication factor: got 0");
        refused(1, 2, 3, TopicSettings.FOREVER, "min.insync.replicas: got 3, want 1 to the replication factor, 2");
        refused(1, 1, 1, Duration.ZERO, "intake retention: got PT0S");
    }

    private static void refused(int ledgers, int copies, int insync, Duration retention, String want) {
        assertThatThrownBy(() -> new TopicSettings(
                        ledgers, (short) copies, insync, retention, TopicSettings.FOREVER, TopicSettings.FOREVER))
                .hasMessageContaining(want);
    }
}
