package io.tallystick.bench.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Publishes at QoS 1. */
final class MqttFeed {
    /** Messages on their way to the broker: enough to keep it busy. */
    private static final int ON_THE_WAY = 1_000;

    private MqttFeed() {}

    /** Publishes each payload to its device's topic, and returns when the broker has them all. */
    static void publish(String host, int port, List<byte[]> payloads, int devices) throws InterruptedException {
        Mqtt5AsyncClient client = MqttClient.builder()
                .useMqttVersion5()
                .identifier("feed")
                .serverHost(host)
                .serverPort(port)
                .buildAsync();
        client.connect().join();
        Semaphore room = new Semaphore(ON_THE_WAY);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        for (int i = 0; i < payloads.size(); i++) {
            room.acquire();
            client.publishWith()
                    .topic("plants/north/device-" + i % devices)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(payloads.get(i))
                    .send()
                    .whenComplete((done, failed) -> {
                        failure.compareAndSet(null, failed);
                        room.release();
                    });
        }
        room.acquire(ON_THE_WAY);
        client.disconnect().join();
        if (failure.get() != null) {
            throw new IllegalStateException("the broker did not take a message: " + failure.get(), failure.get());
        }
    }
}
