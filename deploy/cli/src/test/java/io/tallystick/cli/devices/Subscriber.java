package io.tallystick.cli.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Receives what is published to a topic. */
final class Subscriber implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Mqtt5BlockingClient client;
    private final Mqtt5BlockingClient.Mqtt5Publishes publishes;

    Subscriber(int port, String topic) {
        client = MqttClient.builder()
                .useMqttVersion5()
                .serverHost("localhost")
                .serverPort(port)
                .buildBlocking();
        client.connect();
        publishes = client.publishes(MqttGlobalPublishFilter.ALL);
        client.subscribeWith().topicFilter(topic).qos(MqttQos.AT_LEAST_ONCE).send();
    }

    List<byte[]> take(int count) throws InterruptedException {
        List<byte[]> received = new ArrayList<>();
        while (received.size() < count) {
            Mqtt5Publish publish = publishes
                    .receive(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .orElseThrow(() -> new AssertionError("received only " + received.size() + " of " + count));
            assertThat(publish.getQos()).isEqualTo(MqttQos.AT_LEAST_ONCE);
            received.add(publish.getPayloadAsBytes());
        }
        return received;
    }

    @Override
    public void close() {
        publishes.close();
        client.disconnect();
    }
}
