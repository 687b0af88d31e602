package io.tallystick.cli;

import java.util.concurrent.TimeUnit;

/** Keeps to so many a second, or does nothing. */
final class Pace {
    private final double perSecond;
    private final long startNanos = System.nanoTime();
    private long count;

    /** @param perSecond 0 for as fast as it goes */
    Pace(double perSecond) {
        this.perSecond = perSecond;
    }

    /** Returns when the next one is due. */
    void next() throws InterruptedException {
        if (perSecond > 0) {
            long due = startNanos + (long) (count / perSecond * 1e9);
            long early = due - System.nanoTime();
            if (early > 0) {
                TimeUnit.NANOSECONDS.sleep(early);
            }
        }
        count++;
    }
}
