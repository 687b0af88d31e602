package io.tallystick.schemas;

import java.time.Duration;

/** Time as the registry calls see it, so that tests need not wait for it. */
public interface Waiting {
    /** A steadily rising reading in nanoseconds, of no meaning by itself. */
    long nanoTime();

    /**
     * Returns after that long.
     *
     * @throws InterruptedException when the thread is asked to stop
     */
    void sleep(Duration time) throws InterruptedException;

    /** The machine's own time. */
    Waiting SYSTEM = new Waiting() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            Thread.sleep(time.toMillis());
        }
    };
}
