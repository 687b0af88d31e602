package io.tallystick.connect.plugin;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which a sink keeps its state, beside the worker's. A failure of what runs there stops the sink, and is thrown to
 * the worker from {@link #throwIfFailed}.
 */
public final class SinkLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);

    private final ScheduledThreadPoolExecutor thread;
    private final String stopped;
    private final Runnable pump;
    private volatile RuntimeException failure;

    /**
     * @param name of the thread
     * @param stopped what is said in the log with a failure
     * @param pump follows each piece of work that did not fail
     */
    public SinkLoop(String name, String stopped, Runnable pump) {
        this.stopped = stopped;
        this.pump = pump;
        thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Does it on the loop; not at all once that is closed. */
    public void run(Runnable work) {
        try {
            thread.execute(() -> step(work));
        } catch (RejectedExecutionException e) {
            // Closed: what ends after that is as if it had not, and its record is not committed.
            LOG.debug("a delivery ended after its task");
        }
    }

    /** Does it on the loop when so much time is over, unless it is cancelled; to be called on the loop. */
    public Future<?> later(long millis, Runnable work) {
        return thread.schedule(() -> step(work), millis, TimeUnit.MILLISECONDS);
    }

    private void step(Runnable work) {
        try {
            work.run();
            pump.run();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** Stops the sink with this failure; the first one counts. */
    public void fail(RuntimeException cause) {
        if (failure == null) {
            failure = cause;
            LOG.error(stopped, cause);
        }
    }

    /** Whether something stopped the sink. */
    public boolean hasFailed() {
        return failure != null;
    }

    /** @throws RuntimeException what stopped the sink, if anything did */
    public void throwIfFailed() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
