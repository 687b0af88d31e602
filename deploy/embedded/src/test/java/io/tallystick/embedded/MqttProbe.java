package io.tallystick.embedded;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One client with a session of its own name, at one broker of 127.0.0.1. */
final class MqttProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SESSION_SECONDS = 600;

    private final Mqtt5BlockingClient client;

    MqttProbe(int port, String name) {
        this.client = MqttClient.builder()
                .useMqttVersion5()
                .identifier(name)
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildBlocking();
    }

    /** Whether the broker still had the session. */
    boolean connect(boolean cleanStart, int receiveMaximum) {
        return client.connectWith()
                .cleanStart(cleanStart)
                .sessionExpiryInterval(SESSION_SECONDS)
                .restrictions()
                .receiveMaximum(receiveMaximum)
                .applyRestrictions()
                .send()
                .isSessionPresent();
    }

    void subscribe(String filter) {
        client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send();
    }

    void disconnect() {
        client.disconnect();
    }

    void publish(String topic, String text) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(text.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    /** Connects, takes {@code count} messages of the session, acknowledging each, and disconnects. */
    List<String> resumeAndTake(int count) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        try (var messages = client.publishes(MqttGlobalPublishFilter.ALL)) {
            if (!connect(false, 5)) {
                throw new AssertionError("the broker has forgotten the session");
            }
            while (taken.size() < count) {
                taken.add(messages.receive(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .map(MqttProbe::text)
                        .orElseThrow(() -> new AssertionError(taken.size() + " of " + count + " messages came")));
            }
        }
        disconnect();
        return taken;
    }

    /** Sends one message by MQTT 3.1.1. */
    static void publishByVersion3(int port, String topic, String text) {
        Mqtt3BlockingClient old = MqttClient.builder()
                .useMqttVersion3()
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildBlocking();
        old.connect();
        old.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(text.getBytes(StandardCharsets.UTF_8))
                .send();
        old.disconnect();
    }

    private static String text(Mqtt5Publish message) {
        return new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8);
    }
}
