package io.tallystick.cli;

import io.tallystick.bridge.Bridge;
import io.tallystick.bridge.BridgeMetrics;
import java.io.PrintWriter;
import java.time.Duration;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsException;

/** Runs a bridge until it is stopped, and says how far it is. */
final class BridgeRun {
    private static final Duration LOOK = Duration.ofMillis(500);

    private BridgeRun() {}

    /** @return the exit code; a failure is a {@link CliException} */
    static int untilStopped(Bridge bridge, PrintWriter err) throws InterruptedException {
        Thread stop = new Thread(bridge::close, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            watch(bridge, err);
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(stop);
            bridge.close();
            throw e;
        }
        if (bridge.failure().isEmpty()) {
            return Exit.HOLDS;
        }
        Runtime.getRuntime().removeShutdownHook(stop);
        bridge.close();
        Throwable failure = bridge.failure().get();
        throw new CliException(
                Exit.DOES_NOT_HOLD,
                "the bridge stopped, since going on could lose records: " + cause(failure),
                failure);
    }

    private static void watch(Bridge bridge, PrintWriter err) throws InterruptedException {
        KafkaStreams.State told = null;
        ProgressLine progress = new ProgressLine(err);
        BridgeMetrics.Counts shown = bridge.counts();
        while (!bridge.awaitStopped(LOOK)) {
            if (bridge.state() != told) {
                told = bridge.state();
                err.println(told == KafkaStreams.State.RUNNING ? "running" : "state: " + told);
                err.flush();
            }
            BridgeMetrics.Counts counts = bridge.counts();
            if (!counts.equals(shown)) {
                shown = counts;
                progress.show(counts.read(), 0, text(counts));
            }
        }
        progress.end(shown.read(), 0, text(bridge.counts()));
    }

    private static String text(BridgeMetrics.Counts counts) {
        return counts.read() + " records read: " + counts.signed() + " envelopes signed, " + counts.passed()
                + " passed on, " + counts.repeated() + " repeated, " + counts.noted() + " without a reading, "
                + counts.refused() + " refused";
    }

    /** What Kafka Streams wraps says only where it was, not what. */
    private static String cause(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof StreamsException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
