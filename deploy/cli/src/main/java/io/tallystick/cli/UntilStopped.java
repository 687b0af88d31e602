package io.tallystick.cli;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.StreamsException;

/** Runs what has no end of its own: until it fails, or the process is told to end, which closes it in good order. */
final class UntilStopped {
    /** Returns when the service has stopped, for whatever reason. */
    interface Watch {
        void run() throws InterruptedException;
    }

    private UntilStopped() {}

    /**
     * Watches a service that was started.
     *
     * @param close stops it; may be called more than once
     * @param failure why it stopped by itself, if it did
     * @param failed what the user is told of that, and the exit code
     * @return the exit code of a service that was stopped
     */
    static int run(
            Runnable close,
            Watch watch,
            Supplier<? extends Optional<? extends Throwable>> failure,
            Function<Throwable, CliException> failed)
            throws InterruptedException {
        Thread stop = new Thread(close, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            watch.run();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(stop);
            close.run();
            throw e;
        }
        Optional<? extends Throwable> why = failure.get();
        if (why.isEmpty()) {
            return Exit.HOLDS;
        }
        Runtime.getRuntime().removeShutdownHook(stop);
        close.run();
        throw failed.apply(why.get());
    }

    /** What Kafka Streams wraps says only where it was, not what. */
    static String cause(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof StreamsException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
