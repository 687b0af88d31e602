package io.tallystick.gateway.journal;

import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/** Kafka's failures as a journal's. */
final class Failures {
    private Failures() {}

    static JournalException of(String what, Throwable cause) {
        if (cause instanceof JournalException own) {
            return own;
        }
        boolean fenced = cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException;
        String why = fenced ? "another process has taken over" : String.valueOf(cause.getMessage());
        return new JournalException(what + ": " + why, cause, fenced);
    }

    static InterruptException interrupted(InterruptedException e) {
        return new InterruptException("stopped while waiting for Kafka", e);
    }
}
