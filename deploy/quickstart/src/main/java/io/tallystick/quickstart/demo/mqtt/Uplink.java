package io.tallystick.quickstart.demo.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import io.tallystick.quickstart.demo.DemoException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * The fleet's connection to the broker. A broker that has no room acknowledges what is published and drops it, so never more is under way
 * than the most modest of them keep. To be used by one thread.
 */
final class Uplink implements AutoCloseable {
    /** Mosquitto keeps 1,000 messages for a client by default. */
    private static final long MOST_UNDER_WAY = 500;

    private static final long PAUSE_NANOS = 500_000;
    private static final long CONNECT_SECONDS = 15;
    private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Mqtt5AsyncClient client;
    private final String broker;
    private final LongSupplier taken;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private long published;

    private Uplink(Mqtt5AsyncClient client, String broker, LongSupplier taken) {
        this.client = client;
        this.broker = broker;
        this.taken = taken;
    }

    /**
     * Connects.
     *
     * @param taken how many of the published messages have come out at the other end
     * @throws DemoException if the broker is not there
     */
    static Uplink connect(String host, int port, String name, LongSupplier taken) throws InterruptedException {
        Mqtt5AsyncClient client = MqttClient.builder()
                .useMqttVersion5()
                .identifier(name)
                .serverHost(host)
                .serverPort(port)
                .buildAsync();
        String broker = host + ":" + port;
        try {
            client.connect().get(CONNECT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new DemoException(
                    "no MQTT broker at " + broker + ": " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new DemoException("no MQTT broker at " + broker + " within " + CONNECT_SECONDS + " s", e);
        }
        return new Uplink(client, broker, taken);
    }

    /** Publishes, once there is room. */
    void publish(String topic, byte[] payload) {
        awaitUnderWay(MOST_UNDER_WAY - 1);
        published++;
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload)
                .send()
                .whenComplete((result, thrown) -> {
                    if (thrown != null) {
                        failure.compareAndSet(null, thrown instanceof CompletionException ? thrown.getCause() : thrown);
                    }
                });
    }

    /** Waits until all that was published has come out at the other end. */
    void flush() {
        awaitUnderWay(0);
    }

    private void awaitUnderWay(long most) {
        long begin = System.nanoTime();
        while (published - taken.getAsLong() > most) {
            requireNoFailure();
            if (System.nanoTime() - begin > STALL_NANOS) {
                throw new DemoException("the MQTT broker at " + broker + " has taken " + published
                        + " messages and given out " + taken.getAsLong() + ": does it drop what it has no room for?");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void requireNoFailure() {
        Throwable first = failure.get();
        if (first != null) {
            throw new DemoException(
                    "the MQTT broker at " + broker + " did not take a message: " + first.getMessage(), first);
        }
    }

    @Override
    public void close() {
        client.disconnect();
    }
}
