package io.tallystick.schemas;

import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;

/** Pauses between tries of one thing, each twice as long as the one before, until a wait is over. For one thread. */
public final class Backoff {
    private final Duration maxWait;
    private final Duration longestPause;
    private final Waiting waiting;
    private final long startNanos;
    private Duration nextPause;

    /**
     * The wait begins now.
     *
     * @param maxWait how long to go on trying, 0 or more
     * @param firstPause the first pause, more than 0
     * @param longestPause the bound of later pauses, firstPause or more
     * @param waiting time
     */
    public Backoff(Duration maxWait, Duration firstPause, Duration longestPause, Waiting waiting) {
        this.maxWait = maxWait;
        this.nextPause = firstPause;
        this.longestPause = longestPause;
        this.waiting = waiting;
        this.startNanos = waiting.nanoTime();
    }

    /** What is left of the wait: 0 or more. */
    public Duration left() {
        Duration left = maxWait.minus(Duration.ofNanos(waiting.nanoTime() - startNanos));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Pauses before the next try, never beyond the end of the wait, which thus always ends with a last try.
     *
     * @param what what is tried, for the message of an interruption
     * @return false, at once, when the wait is over
     * @throws InterruptException when the thread is asked to stop
     */
    public boolean pause(String what) {
        Duration left = left();
        if (left.isZero()) {
            return false;
        }
        try {
            waiting.sleep(shorter(nextPause, left));
        } catch (InterruptedException e) {
            throw new InterruptException("stopped while " + what, e);
        }
        nextPause = shorter(nextPause.multipliedBy(2), longestPause);
        return true;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
