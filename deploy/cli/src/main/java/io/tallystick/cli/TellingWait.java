package io.tallystick.cli;

import io.tallystick.schemas.Waiting;
import java.io.PrintWriter;
import java.time.Duration;

/** Waits, and says every few seconds what for. */
final class TellingWait implements Waiting {
    private static final long TELL_NANOS = Duration.ofSeconds(5).toNanos();

    private final String what;
    private final PrintWriter err;
    private long lastTold;

    TellingWait(String what, PrintWriter err) {
        this.what = what;
        this.err = err;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        long now = System.nanoTime();
        if (lastTold == 0 || now - lastTold >= TELL_NANOS) {
            lastTold = now;
            err.println("no answer from " + what + ": waiting");
            err.flush();
        }
        Waiting.SYSTEM.sleep(time);
    }
}
