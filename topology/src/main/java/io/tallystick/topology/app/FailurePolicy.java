package io.tallystick.topology.app;

import io.tallystick.schemas.clients.PassingFailures;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a stream thread fails. What Kafka calls passing (a broker away, a producer fenced while it was) gets a
 * new thread, which takes up from the last commit. Anything else stops the application: in a ledger, going on after the
 * unexpected would drop records.
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
        LOG.error("the ledger application stops: {} ({})", rootOf(failure).getMessage(), failure.getMessage(), failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** The failure that stopped the application, or null. */
    Throwable fatal() {
        return fatal.get();
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
