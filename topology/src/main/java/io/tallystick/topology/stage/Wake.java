package io.tallystick.topology.stage;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Calls when a contract's timer is due. Kafka Streams commits after every punctuation, so a ledger without timers must have none,
 * and one that waits for tomorrow must not be woken every second.
 */
final class Wake {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long LONGEST_MILLIS = Duration.ofHours(1).toMillis();

    private final ProcessorContext<?, ?> context;
    private final Runnable action;
    private Cancellable scheduled;
    private long dueMillis = NEVER;

    /** @param action fires what is due and then calls {@link #at} again */
    Wake(ProcessorContext<?, ?> context, Runnable action) {
        this.context = context;
        this.action = action;
    }

    /**
     * Sees to it that the action is called when a time has come, or earlier: at latest an hour from now, and when an earlier time comes
     * that was asked for before. Kafka Streams keeps a cancelled call until its time, so one that is only moved away stays.
     *
     * @param due milliseconds since 1970; {@link Long#MAX_VALUE} for never
     * @param nowMillis the ledger's clock
     */
    void at(long due, long nowMillis) {
        if (due >= dueMillis) {
            return;
        }
        cancel();
        dueMillis = due;
        long wait = Math.min(LONGEST_MILLIS, Math.max(1, due - nowMillis));
        scheduled = context.schedule(Duration.ofMillis(wait), PunctuationType.WALL_CLOCK_TIME, now -> wake());
    }

    private void wake() {
        cancel();
        action.run();
    }

    private void cancel() {
        if (scheduled != null) {
            scheduled.cancel();
            scheduled = null;
        }
        dueMillis = NEVER;
    }
}
