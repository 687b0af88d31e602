package io.tallystick.topology.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {
    private final FailurePolicy policy = new FailurePolicy();

    @Test
    void handle_whatPasses_replacesTheThread() {
        List<RuntimeException> passing = List.of(
                new TimeoutException("passes"),
                new ProducerFencedException("passes"),
                new TransactionAbortableException("passes"),
                new TransactionAbortedException("passes"));
        for (RuntimeException one : passing) {
            assertThat(policy.handle(new StreamsException(one)))
                    .as(one.toString())
                    .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        }
        assertThat(policy.fatal()).isNull();
    }

    @Test
    void handle_theUnexpected_stopsAndIsKept() {
        IllegalStateException unexpected = new IllegalStateException("a bug");
        assertThat(policy.handle(unexpected)).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(policy.fatal()).isSameAs(unexpected);
    }
}
