package io.tallystick.sink.export;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;

/** Waits for a cluster that is away, says so, and gives up in the end. One for each thing that is waited for. */
public final class Patience {
    /** How often it says that it waits. */
    private static final long TELL_NANOS = Duration.ofSeconds(5).toNanos();

    private static final long PAUSE_MILLIS = 50;

    /** Is told that we wait; called every few seconds. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param what is waited for
         * @param waited so far
         * @param longest wait
         */
        void waiting(String what, Duration waited, Duration longest);
    }

    private final Duration longest;
    private final LongSupplier nanoTime;
    private final Listener listener;
    private long lastProgress;
    private long lastTold;

    /**
     * @param longest how long without any progress, more than 0
     * @param nanoTime a steadily rising reading in nanoseconds
     */
    public Patience(Duration longest, LongSupplier nanoTime, Listener listener) {
        this.longest = longest;
        this.nanoTime = nanoTime;
        this.listener = listener;
        progress();
    }

    /** Another one with the same bounds, its wait beginning now. */
    public Patience fresh() {
        return new Patience(longest, nanoTime, listener);
    }

    /** A short pause before asking again for what may not be there yet. */
    public void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("interrupted while waiting", e);
        }
    }

    /** The cluster answered: the wait begins anew. */
    public void progress() {
        lastProgress = nanoTime.getAsLong();
        lastTold = lastProgress;
    }

    /**
     * The cluster did not answer.
     *
     * @param what is waited for
     * @param cause may be null
     * @throws UnreachableException when the wait is over
     */
    public void noAnswer(String what, Exception cause) {
        long now = nanoTime.getAsLong();
        if (now - lastProgress >= longest.toNanos()) {
            throw new UnreachableException(
                    what + ": no answer in " + longest.toSeconds() + " s"
                            + (cause == null ? "" : ": " + cause.getMessage()),
                    cause);
        }
        if (now - lastTold >= TELL_NANOS) {
            lastTold = now;
            listener.waiting(what, Duration.ofNanos(now - lastProgress), longest);
        }
    }

    /**
     * Asks until there is an answer. The call itself must end after a few seconds without one.
     *
     * @throws UnreachableException when the wait is over
     */
    public <T> T ask(String what, Supplier<T> call) {
        progress();
        while (true) {
            try {
                T answer = call.get();
                progress();
                return answer;
            } catch (RetriableException e) {
                noAnswer(what, e);
            }
        }
    }
}
