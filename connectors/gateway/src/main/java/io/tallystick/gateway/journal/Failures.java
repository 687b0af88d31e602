package io.tallystick.gateway.journal;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/** Kafka's failures as a journal's. */
final class Failures {
    private Failures() {}

    static JournalException of(String what, Throwable cause) {
        return of(what, cause, false);
    }

    /** @param late whether the transaction was open for longer than brokers let it: they fence its producer then, and nobody has taken over */
    static JournalException of(String what, Throwable cause, boolean late) {
        if (cause instanceof JournalException own) {
            return own;
        }
        if (!(cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException)) {
            return new JournalException(what + ": " + cause.getMessage(), cause, false);
        }
        String why = late
                ? "the transaction was open for longer than " + ProducerConfig.TRANSACTION_TIMEOUT_CONFIG
                : "another process has taken over";
        return new JournalException(what + ": " + why, cause, !late);
    }

    static InterruptException interrupted(InterruptedException e) {
        return new InterruptException("stopped while waiting for Kafka", e);
    }
}
