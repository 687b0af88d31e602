package io.tallystick.connect.mqtt;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;

/** Looks by JMX, again and again, at how many messages a task holds, and keeps the most. Of this JVM's heap it keeps the same. */
final class HeldWatch implements AutoCloseable {
    private static final long EVERY_MILLIS = 5;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong most = new AtomicLong();
    private final AtomicLong mostHeap = new AtomicLong();
    private final ObjectName name;

    HeldWatch(String clientId) throws JMException {
        name = new ObjectName(
                "io.tallystick.connect:type=mqtt-source,name=" + ObjectName.quote(clientId + "-0") + ",task=0");
        thread.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        mostHeap.accumulateAndGet(heapAfterCollection(), Math::max);
        try {
            Object now = ManagementFactory.getPlatformMBeanServer().getAttribute(name, "InFlight");
            most.accumulateAndGet((Integer) now, Math::max);
        } catch (InstanceNotFoundException e) {
            // Between two lives of the task nothing is held.
            most.accumulateAndGet(0, Math::max);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long heapAfterCollection() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            bytes += usage == null ? 0 : usage.getUsed();
        }
        return bytes;
    }

    /** The most messages that were held at a time. */
    int most() {
        return (int) most.get();
    }

    /** The most that was left of the heap after collections, in bytes. */
    long mostHeapBytes() {
        return mostHeap.get();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
