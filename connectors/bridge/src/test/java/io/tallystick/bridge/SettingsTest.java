package io.tallystick.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.intake.RefusedException;
import io.tallystick.intake.topic.TopicPattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final TopicPattern PATTERN = TopicPattern.parse("{plant}/{device}");

    @Test
    void applicationId_isOneForEachGatewayAndNetwork() {
        assertThat(ApplicationId.ofGateway("plant", "acme/gw-1")).isEqualTo("plant-bridge__acme__gw-1");
        assertThat(ApplicationId.ofGateway("plant", "acme/gw_1:a")).isEqualTo("plant-bridge__acme__gw_5f1_3aa");
        assertThat(ApplicationId.ofTopics("plant", List.of("a_b", "c"))).isEqualTo("plant-bridge-signed__a_5fb__c");
        assertThat(ApplicationId.ofTopics("plant", List.of("acme", "gw-1")))
                .isNotEqualTo(ApplicationId.ofGateway("plant", "acme/gw-1"))
                .isNotEqualTo(ApplicationId.ofGateway("plant-bridge-signed", "acme/gw-1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApplicationId.ofTopics("plant", List.of("t".repeat(220))))
                .withMessageContaining("want at most 220 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "processing.guarantee,          at_least_once",
        "application.id,                mine",
        "consumer.auto.offset.reset,    latest",
        "num.stream.threads,            7",
    })
    void of_settingThatAPromiseRestsOn_isRefused(String name, String users) {
        BridgeSettings given = Driven.settings("json", "sensors");
        BridgeSettings changed = new BridgeSettings(
                given.topics(),
                given.partitions(),
                given.from(),
                given.topicFrom(),
                given.format(),
                given.signing(),
                Map.of(name, users),
                given.threads(),
                given.stateDirectory());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BridgeDefaults.of(changed))
                .withMessageContaining(name)
                .withMessageContaining("got " + users);
    }

    @ParameterizedTest
    @CsvSource({"topic,KafkaTopic", "key,RecordKey", "header:mqtt.topic,NamedHeader"})
    void topicFrom_eachPlace_isRead(String text, String type) {
        assertThat(TopicFrom.parse(text).getClass().getSimpleName()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"header:", "Key", "''"})
    void topicFrom_other_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TopicFrom.parse(text))
                .withMessageContaining("want topic, key or header:NAME");
    }

    @Test
    void topicFrom_header_isTheLastOfItsName() throws Exception {
        RecordHeaders headers = new RecordHeaders();
        headers.add("mqtt.topic", "plants/south/x".getBytes(StandardCharsets.UTF_8));
        headers.add("mqtt.topic", "plants/north/pümp".getBytes(StandardCharsets.UTF_8));
        TopicFrom from = TopicFrom.parse("header:mqtt.topic");
        assertThat(from.of("sensors", null, headers)).isEqualTo("plants/north/pümp");
        assertThatThrownBy(() -> from.of("sensors", null, new RecordHeaders()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("header mqtt.topic: want the device's topic, 1 to 1024 bytes, got none");
    }

    @Test
    void format_withoutItsNames_saysWhatItWants() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BridgeFormats.of("json", PATTERN, null, "{plant}", null, null))
                .withMessageContaining("want a template for subject and one for device");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BridgeFormats.of("envelope", PATTERN, null, "{plant}", "{device}", null))
                .withMessageContaining("want none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BridgeFormats.of("json", PATTERN, null, "{site}", "{device}", null))
                .withMessageContaining("got {site}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BridgeFormats.of("sparkplug", PATTERN, null, null, null, null))
                .withMessageContaining("got sparkplug");
    }
}
