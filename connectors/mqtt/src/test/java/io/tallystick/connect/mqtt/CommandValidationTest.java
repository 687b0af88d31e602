package io.tallystick.connect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandValidationTest {
    private static Map<String, String> good() {
        Map<String, String> config = new HashMap<>();
        config.put("tasks.max", "1");
        config.put("network", "plant");
        config.put("schema.registry.url", "http://localhost:8081");
        config.put("mqtt.url", "tcp://localhost:1883");
        config.put("client.id", "commands");
        config.put("command.topic", "plants/{subject}/commands");
        config.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        config.put("consumer.override.isolation.level", "read_committed");
        config.put("errors.tolerance", "all");
        config.put("errors.deadletterqueue.topic.name", "dead");
        config.put("errors.deadletterqueue.context.headers.enable", "true");
        return config;
    }

    private static List<String> problems(Map<String, String> config) {
        return new MqttCommandSinkConnector()
                .validate(config).configValues().stream()
                        .flatMap(value -> value.errorMessages().stream())
                        .toList();
    }

    @Test
    void validate_goodSettings_nothingToSay() {
        assertThat(problems(good())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            network | Not A Network | network
            mqtt.url | http://localhost | mqtt.url
            command.topic | plants/{plant} | command.topic: topic "plants/{plant}": want fields of
            command.topic | plants/# | command.topic
            command.payload | xml | command.payload
            command.qos | 3 | command.qos
            command.expiry.seconds | 4294967296 | command.expiry.seconds
            command.max.age.ms | -1 | command.max.age.ms
            unheard | ignore | unheard
            max.in.flight | 0 | max.in.flight
            response.topic | answers/# | response.topic
            response.topic | $SYS/x | response.topic
            value.converter | org.apache.kafka.connect.json.JsonConverter | schema.registry.url: want value.converter=
            consumer.override.isolation.level | read_uncommitted | network: want consumer.override.isolation.level=read_committed
            errors.tolerance | none | dead.letter.required: want errors.tolerance=all
            ssl.truststore.location | ca.pem | ssl.truststore.location
            """)
    void validate_oneSettingWrong_namesIt(String name, String value, String wanted) {
        Map<String, String> config = good();
        config.put(name, value);

        assertThat(problems(config))
                .isNotEmpty()
                .anySatisfy(problem -> assertThat(problem).contains(wanted));
    }

    @Test
    void validate_answersWanted_tellsAllThatTheyNeed() {
        Map<String, String> config = good();
        config.put("response.topic", "answers");
        config.put("tasks.max", "2");
        config.put("mqtt.version", "3.1.1");
        config.put("command.payload", "arguments");
        assertThat(problems(config))
                .hasSize(4)
                .anySatisfy(problem -> assertThat(problem).contains("response.topic: want tasks.max=1 with it"))
                .anySatisfy(problem ->
                        assertThat(problem).contains("command.payload: want command with mqtt.version=3.1.1"))
                .anySatisfy(problem -> assertThat(problem).contains("answer.kafka.bootstrap.servers: want the brokers"))
                .anySatisfy(problem -> assertThat(problem).contains("make one with device enrol --gateway"));

        config.put("gateway.key.store", "nowhere.p12");
        assertThat(problems(config))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("gateway.key.store: ").contains("nowhere.p12"));
    }
}
