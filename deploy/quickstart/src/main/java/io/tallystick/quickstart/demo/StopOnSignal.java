package io.tallystick.quickstart.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes Ctrl-C, and SIGTERM, a request to stop and give the verdict: the JVM is held until that is done, and then ends with the
 * demonstration's own exit code.
 */
final class StopOnSignal implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::holdUntilDone, "stop-demo");
    private volatile boolean asked;
    private volatile int exitCode = Demo.DOES_NOT_HOLD;

    StopOnSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean asked() {
        return asked;
    }

    private void holdUntilDone() {
        asked = true;
        try {
            if (done.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(exitCode);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything is stopped and said. */
    void finished(int code) {
        exitCode = code;
        close();
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook has been waiting for just this.
            return;
        }
    }
}
