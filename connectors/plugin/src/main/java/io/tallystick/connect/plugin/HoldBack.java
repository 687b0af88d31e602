package io.tallystick.connect.plugin;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** Keeps the worker from handing over more while a backlog is full. To be used by the worker's thread. */
public final class HoldBack {
    /** How long the worker may wait for new records while some are held: bounds how late a failure or a free place is seen. */
    private static final long POLL_MILLIS = 200;

    private final SinkTaskContext context;
    private final Backlog backlog;
    private boolean paused;

    public HoldBack(SinkTaskContext context, Backlog backlog) {
        this.context = context;
        this.backlog = backlog;
    }

    /** Pauses or resumes all partitions, as the backlog now is. */
    public void adjust() {
        if (backlog.isFull()) {
            // Each time: partitions that came with a rebalance are not paused yet.
            context.pause(context.assignment().toArray(TopicPartition[]::new));
            paused = true;
        } else if (paused) {
            context.resume(context.assignment().toArray(TopicPartition[]::new));
            paused = false;
        }
        if (backlog.records() > 0) {
            context.timeout(POLL_MILLIS);
        }
    }
}
