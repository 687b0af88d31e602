package io.tallystick.cli.devices;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Devices that cannot sign: each publishes SenML with a time of its own at QoS 1, and connects again whenever its broker is back. */
final class Plants implements AutoCloseable {
    private static final long FIRST_SECOND =
            Instant.parse("2026-03-01T00:00:00Z").getEpochSecond();
    private static final int PLANTS = 8;
    private static final int SECONDS = 120;

    private final List<Mqtt5AsyncClient> clients = new ArrayList<>();
    private final List<CompletableFuture<?>> published = new ArrayList<>();
    private int rounds;

    Plants(String host, int port, int devices) throws Exception {
        for (int device = 0; device < devices; device++) {
            Mqtt5AsyncClient client = MqttClient.builder()
                    .useMqttVersion5()
                    .identifier("pump-" + device)
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
                    .get(SECONDS, TimeUnit.SECONDS);
            clients.add(client);
        }
    }

    /** So many readings of each device; does not wait. */
    void publish(int readings) {
        for (int i = 0; i < readings; i++, rounds++) {
            for (int device = 0; device < clients.size(); device++) {
                String payload = "[{\"n\":\"count\",\"v\":" + rounds + ",\"t\":" + (FIRST_SECOND + rounds) + "}]";
                publish(device, "plants/plant-" + device % PLANTS + "/pump-" + device, payload);
            }
        }
    }

    /** One message; does not wait. */
    void publish(int device, String topic, String payload) {
        published.add(clients.get(device)
                .publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .send());
    }

    /** How many readings there are, of all devices. */
    int readings() {
        return rounds * clients.size();
    }

    /** Waits until the broker has acknowledged all. */
    void await() throws Exception {
        CompletableFuture.allOf(published.toArray(CompletableFuture[]::new)).get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        clients.forEach(Mqtt5AsyncClient::disconnect);
    }
}
