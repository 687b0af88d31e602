package io.tallystick.connect.mqtt;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The numbers of one task. Safe for many threads. */
final class MqttMetrics implements MqttMetricsMXBean, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MqttMetrics.class);

    final LongAdder received = new LongAdder();
    final LongAdder taken = new LongAdder();
    final LongAdder signed = new LongAdder();
    final LongAdder repeated = new LongAdder();
    final LongAdder disconnects = new LongAdder();
    final AtomicLong lastMessageMillis = new AtomicLong();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    private final IntSupplier inFlight;
    private volatile boolean connected;
    private ObjectName name;

    MqttMetrics(IntSupplier inFlight) {
        this.inFlight = inFlight;
    }

    /** Makes them visible as {@code io.tallystick.connect:type=mqtt-source,name=…,task=…}. */
    void register(String connector, String task) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            name = new ObjectName(
                    "io.tallystick.connect:type=mqtt-source,name=" + ObjectName.quote(connector) + ",task=" + task);
            if (server.isRegistered(name)) {
                // Of a task that did not end in time.
                server.unregisterMBean(name);
            }
            server.registerMBean(this, name);
        } catch (JMException e) {
            LOG.warn("no metrics by JMX for {}: {}", connector, e.getMessage());
        }
    }

    void connected(boolean now) {
        connected = now;
    }

    void refused(String code) {
        refused.computeIfAbsent(code, made -> new LongAdder()).increment();
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public long getReceived() {
        return received.sum();
    }

    @Override
    public long getTaken() {
        return taken.sum();
    }

    @Override
    public long getSigned() {
        return signed.sum();
    }

    @Override
    public long getRepeated() {
        return repeated.sum();
    }

    @Override
    public Map<String, Long> getRefused() {
        Map<String, Long> counts = new TreeMap<>();
        refused.forEach((code, count) -> counts.put(code, count.sum()));
        return counts;
    }

    @Override
    public int getInFlight() {
        return inFlight.getAsInt();
    }

    @Override
    public long getDisconnects() {
        return disconnects.sum();
    }

    @Override
    public long getLastMessageMillis() {
        return lastMessageMillis.get();
    }

    @Override
    public void close() {
        if (name == null) {
            return;
        }
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            LOG.debug("{} was gone", name);
        } catch (JMException e) {
            LOG.warn("{} is left behind: {}", name, e.getMessage());
        }
    }
}
