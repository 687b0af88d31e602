package io.tallystick.bridge;

import io.tallystick.schemas.clients.PassingFailures;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a stream thread fails. A broker or registry that is away, and a producer that was fenced meanwhile, give a new
 * thread, which takes up from the last commit. Anything else stops the instance: going on would drop records.
 */
final class FailurePolicy implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);

    private final AtomicReference<Throwable> fatal = new AtomicReference<>();

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        if (PassingFailures.isOne(failure)) {
            LOG.warn("a stream thread failed for a passing reason and is replaced: {}", failure.toString());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        fatal.compareAndSet(null, failure);
        LOG.error("the bridge stops: {}", failure.getMessage(), failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** The failure that stopped the instance, or null. */
    Throwable fatal() {
        return fatal.get();
    }
}
