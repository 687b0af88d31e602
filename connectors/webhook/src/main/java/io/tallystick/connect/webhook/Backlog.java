package io.tallystick.connect.webhook;

/**
 * How much is held, and whether to fetch more: stops at a bound of records or bytes, goes on when half of it is gone. Safe for many
 * threads.
 */
final class Backlog {
    private final int maxRecords;
    private final long maxBytes;
    private int records;
    private long bytes;
    private boolean full;

    /** A bound on both, each 1 or more. */
    Backlog(int maxRecords, long maxBytes) {
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
    }

    synchronized void add(int recordBytes) {
        records++;
        bytes += recordBytes;
        full |= records >= maxRecords || bytes >= maxBytes;
    }

    synchronized void remove(int recordBytes) {
        records--;
        bytes -= recordBytes;
        full &= records > maxRecords / 2 || bytes > maxBytes / 2;
    }

    synchronized boolean isFull() {
        return full;
    }

    synchronized int records() {
        return records;
    }
}
