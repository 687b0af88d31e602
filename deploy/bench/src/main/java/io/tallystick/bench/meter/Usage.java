package io.tallystick.bench.meter;

import io.tallystick.bench.figures.Json;
import java.util.Map;

/**
 * What was used up between two moments. Where a figure cannot be had on this platform, it is -1.
 *
 * @param nanos time that passed
 * @param appCpuNanos processor time of this JVM, in which the application runs
 * @param brokerCpuNanos processor time of the broker's process, to 10 ms
 * @param allocatedBytes what the threads that live at the end have allocated on this JVM's heap
 * @param collections how often garbage was collected in this JVM
 * @param collectionMillis how long that took
 * @param appDiskBytes what this process had the system write to disk
 * @param brokerDiskBytes what the broker's process had the system write to disk
 */
public record Usage(
        long nanos,
        long appCpuNanos,
        long brokerCpuNanos,
        long allocatedBytes,
        long collections,
        long collectionMillis,
        long appDiskBytes,
        long brokerDiskBytes) {
    private static final double MILLION = 1e6;

    /** Processor seconds of the application for a million records. */
    public double appCpuSecondsPerMillion(long records) {
        return perRecord(appCpuNanos, records) / 1e9 * MILLION;
    }

    /** Processor seconds of the broker for a million records. */
    public double brokerCpuSecondsPerMillion(long records) {
        return perRecord(brokerCpuNanos, records) / 1e9 * MILLION;
    }

    /** All of it for one record, or for a million. */
    public Map<String, Object> perRecord(long records) {
        return Json.object(
                "app_cpu_seconds_per_million", appCpuSecondsPerMillion(records),
                "broker_cpu_seconds_per_million", brokerCpuSecondsPerMillion(records),
                "allocated_bytes_per_record", perRecord(allocatedBytes, records),
                "collections", collections,
                "collection_share", collectionMillis * MILLION / nanos,
                "app_disk_bytes_per_record", perRecord(appDiskBytes, records),
                "broker_disk_bytes_per_record", perRecord(brokerDiskBytes, records));
    }

    private static double perRecord(long amount, long records) {
        return amount < 0 ? -1 : (double) amount / records;
    }
}
