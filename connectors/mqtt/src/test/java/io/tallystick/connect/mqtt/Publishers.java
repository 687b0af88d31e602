package io.tallystick.connect.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Devices that publish SenML with times of their own at QoS 1, each over a session that outlives its connections. */
final class Publishers implements AutoCloseable {
    private static final long FIRST_SECOND =
            Instant.parse("2026-03-01T00:00:00Z").getEpochSecond();

    private final List<Mqtt5AsyncClient> clients = new ArrayList<>();
    private final List<CompletableFuture<?>> published = new ArrayList<>();

    Publishers(String host, int port, int devices) throws Exception {
        for (int device = 0; device < devices; device++) {
            Mqtt5AsyncClient client = MqttClient.builder()
                    .useMqttVersion5()
                    .identifier(name(device))
                    .serverHost(host)
                    .serverPort(port)
                    .automaticReconnect()
                    .initialDelay(100, TimeUnit.MILLISECONDS)
                    .maxDelay(500, TimeUnit.MILLISECONDS)
                    .applyAutomaticReconnect()
                    .buildAsync();
            client.connectWith()
                    .cleanStart(false)
                    .sessionExpiryInterval(3_600)
                    .send()
                    .get(30, TimeUnit.SECONDS);
            clients.add(client);
        }
    }

    static String name(int device) {
        return "pump-" + device;
    }

    /** One reading of each device, numbered {@code round}; does not wait. */
    void publish(int round) {
        for (int device = 0; device < clients.size(); device++) {
            String payload = "[{\"n\":\"count\",\"v\":" + round + ",\"t\":" + (FIRST_SECOND + round) + "}]";
            publish(clients.get(device), "plants/north/" + name(device), payload);
        }
    }

    /** One message of the first device; does not wait. */
    void publish(String topic, String payload) {
        publish(clients.get(0), topic, payload);
    }

    private void publish(Mqtt5AsyncClient client, String topic, String payload) {
        published.add(client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .send());
    }

    /** Waits until the broker has acknowledged all. */
    void await() throws Exception {
        CompletableFuture.allOf(published.toArray(CompletableFuture[]::new)).get(120, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        clients.forEach(Mqtt5AsyncClient::disconnect);
    }
}
