package io.tallystick.connect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationTest {
    private static Map<String, String> good() {
        Map<String, String> config = new HashMap<>();
        config.put("network", "plant");
        config.put("output", "bare");
        config.put("mqtt.url", "tcp://localhost:1883");
        config.put("client.id", "plants");
        config.put("topic.pattern", "plants/{plant}/{device}");
        config.put("payload.format", "envelope");
        config.put("key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        config.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        return config;
    }

    private static List<String> problems(Map<String, String> config) {
        return new MqttSourceConnector()
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
            mqtt.url | tcp://localhost:70000 | mqtt.url
            mqtt.version | 4 | mqtt.version
            client.id | with space | client.id
            topic.pattern | plants/{plant}/{plant} | topic.pattern
            topic.pattern | plants/#/more | topic.pattern
            payload.format | xml | payload.format
            qos | 3 | qos
            receive.maximum | 0 | receive.maximum
            receive.maximum | 65536 | receive.maximum
            status.topic | state/# | status.topic
            output | framed | schema.registry.url: want the schema registry
            key.converter | org.apache.kafka.connect.json.JsonConverter | output: want key.converter=
            payload.format | json | subject
            payload.format | sparkplug | topic.pattern: want spBv1.0/# for sparkplug
            json.mapping.file | mapping.yaml | json.mapping.file: want it with payload.format=json only
            ssl.truststore.location | ca.pem | ssl.truststore.location
            password.file | nowhere.txt | password.file
            """)
    void validate_oneSettingWrong_namesIt(String name, String value, String wanted) {
        Map<String, String> config = good();
        config.put("username", "someone");
        config.put(name, value);

        assertThat(problems(config))
                .isNotEmpty()
                .anySatisfy(problem -> assertThat(problem).contains(wanted));
    }

    @Test
    void validate_gatewayThatIsMissing_toldHowToMakeOne() {
        Map<String, String> config = good();
        config.putAll(Map.of("payload.format", "senml+json", "subject", "{plant}", "device", "{device}"));
        assertThat(problems(config)).singleElement().asString().contains("make one with device enrol --gateway");

        config.put("gateway.key.store", "nowhere.p12");
        assertThat(problems(config)).singleElement().asString().contains("exactly.once.support=required");

        config.put("exactly.once.support", "required");
        assertThat(problems(config))
                .singleElement()
                .asString()
                .contains("gateway.key.store: ")
                .contains("nowhere.p12");

        config.put("tasks.max", "2");
        assertThat(problems(config)).singleElement().asString().contains("want {task} in it with tasks.max=2");
    }
}
