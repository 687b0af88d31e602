package io.tallystick.cli;

import io.tallystick.schemas.Backoff;
import io.tallystick.schemas.Waiting;
import io.tallystick.sink.export.UnreachableException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.RetriableException;

/** Whether a cluster answers at all. */
final class Reach {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private Reach() {}

    /**
     * Returns when the cluster answers.
     *
     * @throws UnreachableException if it does not in time, or refuses
     */
    static void await(Admin admin, Duration maxWait, Waiting waiting) throws InterruptedException {
        Backoff backoff = new Backoff(maxWait, FIRST_PAUSE, LONGEST_PAUSE, waiting);
        while (true) {
            try {
                admin.describeCluster().nodes().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException) || !backoff.pause("waiting for Kafka")) {
                    throw new UnreachableException("Kafka: " + e.getCause().getMessage(), e.getCause());
                }
            }
        }
    }
}
