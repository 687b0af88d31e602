package io.tallystick.bench.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A session at the broker and a client that takes its messages, acknowledges each, and throws it away: what the broker can deliver. */
final class NullClient {
    private static final long SESSION_SECONDS = 3_600;

    private final String host;
    private final int port;
    private final String name;

    NullClient(String host, int port, String name) {
        this.host = host;
        this.port = port;
        this.name = name;
    }

    /** Has the broker keep what is published from now on. */
    void subscribe(String filter) {
        Mqtt5AsyncClient client = client();
        client.connect(connect()).join();
        client.subscribeWith()
                .topicFilter(filter)
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .join();
        client.disconnect().join();
    }

    /**
     * Takes so many messages, of those that the broker has kept.
     *
     * @return nanoseconds from connecting to the last acknowledgement
     * @throws IllegalStateException if they have not come in time
     */
    long drain(int messages, Duration atMost) throws InterruptedException {
        Mqtt5AsyncClient client = client();
        CountDownLatch left = new CountDownLatch(messages);
        client.publishes(
                MqttGlobalPublishFilter.ALL,
                message -> {
                    message.acknowledge();
                    left.countDown();
                },
                true);
        long begin = System.nanoTime();
        client.connect(connect()).join();
        boolean all = left.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        long nanos = System.nanoTime() - begin;
        client.disconnect().join();
        if (!all) {
            throw new IllegalStateException("the null client still lacks " + left.getCount() + " of " + messages
                    + " messages after " + atMost.toSeconds() + " s");
        }
        return nanos;
    }

    private Mqtt5AsyncClient client() {
        return MqttClient.builder()
                .useMqttVersion5()
                .identifier(name)
                .serverHost(host)
                .serverPort(port)
                .buildAsync();
    }

    private Mqtt5Connect connect() {
        return Mqtt5Connect.builder()
                .cleanStart(false)
                .sessionExpiryInterval(SESSION_SECONDS)
                .restrictions()
                .receiveMaximum(MqttBench.RECEIVE_MAXIMUM)
                .applyRestrictions()
                .build();
    }
}
