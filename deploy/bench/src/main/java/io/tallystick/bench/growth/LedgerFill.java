package io.tallystick.bench.growth;

import io.tallystick.bench.speed.AcceptedCount;
import io.tallystick.bench.speed.SealCase;
import io.tallystick.bench.speed.TrustingVerifier;
import io.tallystick.bench.speed.Workbench;
import io.tallystick.topology.app.AppSettings;
import io.tallystick.topology.app.LedgerApp;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Makes ledgers long in little time: events with random bytes for signatures, sealed by the real application that was told
 * to take every signature for good. What the ledgers' state and the broker hold afterwards is the same as after true ones.
 */
public final class LedgerFill {
    private static final Duration MAX_WAIT = Duration.ofSeconds(60);
    private static final Duration LONGEST_WITHOUT_PROGRESS = Duration.ofMinutes(3);
    private static final long LOOK_MILLIS = 100;

    private LedgerFill() {}

    /** Loads events until there are {@code total}, and seals all that the topic holds. */
    public static void fill(Workbench bench, long total) throws InterruptedException {
        bench.preload().fillUpTo(total);
        AcceptedCount count = new AcceptedCount();
        AppSettings settings = bench.appSettings(count);
        String group = settings.applicationId();
        long before = bench.committed(group);
        try (LedgerApp app = LedgerApp.start(settings, MAX_WAIT, Clock.systemUTC(), new TrustingVerifier())) {
            long committed = before;
            long progressAt = System.nanoTime();
            while (committed < bench.preload().loaded()) {
                SealCase.requireHealthy(app);
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                long now = bench.committed(group);
                if (now != committed) {
                    progressAt = System.nanoTime();
                } else if (System.nanoTime() - progressAt > LONGEST_WITHOUT_PROGRESS.toNanos()) {
                    throw new IllegalStateException("filling stopped at " + now + " of "
                            + bench.preload().loaded() + " events for " + LONGEST_WITHOUT_PROGRESS.toMinutes()
                            + " minutes");
                }
                committed = now;
            }
        }
        count.require(bench.committed(group) - before);
    }
}
