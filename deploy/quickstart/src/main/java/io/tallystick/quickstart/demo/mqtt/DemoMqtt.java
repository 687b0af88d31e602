package io.tallystick.quickstart.demo.mqtt;

import io.tallystick.connect.mqtt.broker.BrokerAddress;
import io.tallystick.connect.mqtt.host.HostCounts;
import io.tallystick.connect.mqtt.host.HostSettings;
import io.tallystick.connect.mqtt.host.MqttHost;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.demo.DemoException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * The fleet's way through an MQTT broker into the topic of events, and a second one for visitors: JSON that anyone publishes is signed
 * by a gateway.
 */
public final class DemoMqtt implements AutoCloseable {
    /** The gateway that signs for visitors. */
    public static final DeviceId VISITORS = new DeviceId(Organisations.PEOPLE, "visitors");
    /** What the topics of visitors begin with. */
    public static final String VISITORS_TOPICS = MqttTopics.VISITORS;

    private static final long PAUSE_NANOS = 10_000_000;
    /** What an earlier demonstration left in somebody's broker is not kept for long. */
    private static final String SESSION_SECONDS = "60";

    private final BrokerAddress address;
    private final MqttHost devices;
    private final MqttHost visitors;
    private final Uplink uplink;

    private DemoMqtt(BrokerAddress address, MqttHost devices, MqttHost visitors, Uplink uplink) {
        this.address = address;
        this.devices = devices;
        this.visitors = visitors;
        this.uplink = uplink;
    }

    /**
     * Connects, and returns when both are subscribed.
     *
     * @param url the MQTT broker, {@code tcp://host:port}
     * @param network whose topics are written
     * @param kafka {@code bootstrap.servers} and {@code schema.registry.url}
     * @param gateway key store of the gateway that signs for visitors
     * @throws DemoException if a broker does not do its part
     */
    public static DemoMqtt open(String url, String network, Map<String, Object> kafka, Path gateway)
            throws InterruptedException {
        BrokerAddress address = BrokerAddress.parse(url);
        // A name of its own: two demonstrations on one broker must not take each other's session.
        String name = "tallystick-demo-" + UUID.randomUUID().toString().substring(0, 8);
        MqttHost devices = host(
                url,
                network,
                kafka,
                name + "-devices",
                Map.of("topic.pattern", MqttTopics.DEVICES, "payload.format", "envelope"));
        MqttHost visitors = null;
        try {
            visitors = host(
                    url,
                    network,
                    kafka,
                    name + "-visitors",
                    Map.of(
                            "topic.pattern", MqttTopics.READINGS,
                            "payload.format", "json",
                            "subject", "{subject}",
                            "device", "{device}",
                            "duplicates", "keep",
                            "gateway.key.store", gateway.toString()));
            HostCounts counts = devices.counts();
            Uplink uplink = Uplink.connect(
                    address.host(), address.port(), name + "-fleet", () -> counts.events() + counts.refused());
            awaitSubscribed(devices);
            awaitSubscribed(visitors);
            return new DemoMqtt(address, devices, visitors, uplink);
        } catch (RuntimeException | InterruptedException e) {
            devices.close();
            if (visitors != null) {
                visitors.close();
            }
            throw e;
        }
    }

    private static MqttHost host(
            String url, String network, Map<String, Object> kafka, String client, Map<String, String> more) {
        Map<String, String> connector = new HashMap<>(more);
        connector.put("mqtt.url", url);
        connector.put("network", network);
        connector.put("client.id", client);
        connector.put("session.expiry.seconds", SESSION_SECONDS);
        connector.put("schema.registry.url", kafka.get("schema.registry.url").toString());
        return MqttHost.start(new HostSettings(connector, Map.of("bootstrap.servers", kafka.get("bootstrap.servers"))));
    }

    private static void awaitSubscribed(MqttHost host) {
        while (!host.isConnected()) {
            requireRunning(host);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static void requireRunning(MqttHost host) {
        host.failure().ifPresent(failure -> {
            throw new DemoException("the MQTT source stopped: " + failure.getMessage(), failure);
        });
    }

    /** Where clients find the broker. */
    public BrokerAddress address() {
        return address;
    }

    /** Publishes what a device sends; waits where too much is under way. */
    public void publish(DeviceId device, byte[] envelope) {
        requireRunning(devices);
        uplink.publish(MqttTopics.of(device), envelope);
    }

    /** Waits until all that was published is in Kafka. */
    public void flush() {
        uplink.flush();
    }

    /** What came of the visitors' messages so far. */
    public HostCounts visitors() {
        return visitors.counts();
    }

    /** The larger of each given offset and the one after the last record that came this way. */
    public long[] nextOffsets(long[] others) {
        long[] next = others.clone();
        devices.counts().nextOffsets().forEach((ledger, offset) -> next[ledger] = Math.max(next[ledger], offset));
        visitors.counts().nextOffsets().forEach((ledger, offset) -> next[ledger] = Math.max(next[ledger], offset));
        return next;
    }

    /** Takes nothing more from visitors. What was taken before is in Kafka when this returns. */
    public void closeToVisitors() {
        visitors.close();
    }

    @Override
    public void close() {
        uplink.close();
        visitors.close();
        devices.close();
    }
}
