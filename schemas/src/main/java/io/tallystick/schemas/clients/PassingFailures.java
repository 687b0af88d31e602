package io.tallystick.schemas.clients;

import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;

/** Failures after which a stream thread may be replaced by another, which takes up from the last commit. */
public final class PassingFailures {
    private PassingFailures() {}

    /** Whether a failure, or what caused it, is a broker or registry that is away, or a producer that was fenced meanwhile. */
    public static boolean isOne(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException
                    || cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException
                    || cause instanceof InvalidPidMappingException
                    || cause instanceof TransactionAbortableException
                    || cause instanceof TransactionAbortedException) {
                return true;
            }
        }
        return false;
    }
}
