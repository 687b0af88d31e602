package io.tallystick.bench.meter;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads how much this JVM and the broker's process have used up. */
public final class Meter {
    private static final long UNKNOWN = -1;
    private static final int MOST_WISHES = 200;
    /** The beans of HotSpot's collectors that collect a part only. */
    private static final Set<String> PARTIAL_COLLECTORS =
            Set.of("Copy", "PS Scavenge", "G1 Young Generation", "G1 Concurrent GC", "ZGC Minor Cycles");

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private final long brokerPid;

    public Meter(long brokerPid) {
        this.brokerPid = brokerPid;
    }

    /** A reading; only the difference of two says something. */
    public record Reading(
            long nanos,
            long appCpuNanos,
            long brokerCpuNanos,
            Map<Long, Long> allocated,
            long collections,
            long collectionMillis,
            long appDiskBytes,
            long brokerDiskBytes) {
        /** What was used up since an earlier reading. */
        public Usage since(Reading before) {
            long allocatedBytes = 0;
            for (Map.Entry<Long, Long> thread : allocated.entrySet()) {
                allocatedBytes += thread.getValue() - before.allocated.getOrDefault(thread.getKey(), 0L);
            }
            return new Usage(
                    nanos - before.nanos,
                    difference(appCpuNanos, before.appCpuNanos),
                    difference(brokerCpuNanos, before.brokerCpuNanos),
                    allocatedBytes,
                    collections - before.collections,
                    collectionMillis - before.collectionMillis,
                    difference(appDiskBytes, before.appDiskBytes),
                    difference(brokerDiskBytes, before.brokerDiskBytes));
        }

        private static long difference(long after, long before) {
            return after < 0 || before < 0 ? UNKNOWN : after - before;
        }
    }

    /** Reads all meters now. */
    public Reading read() {
        long collections = 0;
        long collectionMillis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections += Math.max(0, collector.getCollectionCount());
            collectionMillis += Math.max(0, collector.getCollectionTime());
        }
        return new Reading(
                System.nanoTime(),
                system.getProcessCpuTime(),
                cpuNanos(brokerPid),
                allocated(),
                collections,
                collectionMillis,
                diskBytes("self"),
                diskBytes(Long.toString(brokerPid)));
    }

    /**
     * Bytes that live on this JVM's heap: after a full collection that is asked for here. While native code holds an array,
     * as that which checks signatures does most of the time, HotSpot's parallel collector lets the wish pass; so it is
     * repeated until a collection was counted.
     *
     * @return -1 if none was in 200 tries
     */
    public static long liveHeapBytes() {
        long before = fullCollections();
        for (int wish = 0; wish < MOST_WISHES; wish++) {
            System.gc();
            if (fullCollections() > before) {
                return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            }
        }
        return UNKNOWN;
    }

    /** By how much {@link #liveHeapBytes} has grown, 0 if it has shrunk; -1 if either is not known. */
    public static long liveHeapBytesSince(long before) {
        long now = liveHeapBytes();
        return before == UNKNOWN || now == UNKNOWN ? UNKNOWN : Math.max(0, now - before);
    }

    private static long fullCollections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(bean -> !PARTIAL_COLLECTORS.contains(bean.getName()))
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    private Map<Long, Long> allocated() {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        Map<Long, Long> byThread = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] > 0) {
                byThread.put(ids[i], bytes[i]);
            }
        }
        return byThread;
    }

    private static long cpuNanos(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toNanos)
                .orElse(UNKNOWN);
    }

    /** {@code write_bytes} of proc(5): what the process dirtied of files on a disk, whenever it gets there. */
    private static long diskBytes(String process) {
        try {
            return Files.readAllLines(Path.of("/proc", process, "io")).stream()
                    .filter(line -> line.startsWith("write_bytes:"))
                    .mapToLong(line ->
                            Long.parseLong(line.substring(line.indexOf(':') + 1).trim()))
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
