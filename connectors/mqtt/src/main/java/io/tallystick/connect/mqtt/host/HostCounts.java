package io.tallystick.connect.mqtt.host;

import java.util.concurrent.atomic.AtomicLong;

/** What a host has committed since its start. Safe for many threads. */
public final class HostCounts {
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    void committed(long moreEvents, long moreRefused) {
        events.addAndGet(moreEvents);
        refused.addAndGet(moreRefused);
    }

    /** Records in {@code events}. */
    public long events() {
        return events.get();
    }

    /** Messages, or parts of one, that were refused and kept with their reason. */
    public long refused() {
        return refused.get();
    }
}
