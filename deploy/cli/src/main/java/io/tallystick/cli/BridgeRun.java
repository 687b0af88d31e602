package io.tallystick.cli;

import io.tallystick.bridge.Bridge;
import io.tallystick.bridge.BridgeMetrics;
import java.io.PrintWriter;
import java.time.Duration;
import org.apache.kafka.streams.KafkaStreams;

/** Runs a bridge until it is stopped, and says how far it is. */
final class BridgeRun {
    private static final Duration LOOK = Duration.ofMillis(500);

    private BridgeRun() {}

    /** @return the exit code; a failure is a {@link CliException} */
    static int untilStopped(Bridge bridge, PrintWriter err) throws InterruptedException {
        return UntilStopped.run(
                bridge::close,
                () -> watch(bridge, err),
                bridge::failure,
                failure -> new CliException(
                        Exit.DOES_NOT_HOLD,
                        "the bridge stopped, since going on could lose records: " + UntilStopped.cause(failure),
                        failure));
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
}
