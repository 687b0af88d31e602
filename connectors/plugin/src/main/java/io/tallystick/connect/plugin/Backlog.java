package io.tallystick.connect.plugin;

/**
 * How much is held, and whether to fetch more: stops at a bound of records or bytes, goes on when half of it is gone. Safe for many
 * threads.
 */
public final class Backlog {
    private final int maxRecords;
    private final long maxBytes;
    private int records;
    private long bytes;
    private boolean full;

    /** A bound on both, each 1 or more. */
    public Backlog(int maxRecords, long maxBytes) {
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
    }

    /** A record of so many bytes came. */
    public synchronized void add(int recordBytes) {
        records++;
        bytes += recordBytes;
        full |= records >= maxRecords || bytes >= maxBytes;
    }

    /** One is gone. */
    public synchronized void remove(int recordBytes) {
        records--;
        bytes -= recordBytes;
        full &= records > maxRecords / 2 || bytes > maxBytes / 2;
    }

    /** Whether to wait before more are fetched. */
    public synchronized boolean isFull() {
        return full;
    }

    /** How many are held. */
    public synchronized int records() {
        return records;
    }
}
