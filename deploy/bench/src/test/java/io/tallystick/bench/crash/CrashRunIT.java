package io.tallystick.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The short form of docs/how-to/crash-test.md. */
class CrashRunIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void killedInstancesAndBroker_underLoad_loseDoubleAndContradictNothing() throws Exception {
        long seed = Long.getLong("tallystick.seed", 20260301);
        System.out.println("crash run: -Dtallystick.seed=" + seed);
        CrashSettings settings = CrashSettings.DEFAULTS.withSeed(seed).withKills(2, 2);
        CrashReport report = new CrashRun(settings, directory, System.out::println).run();
        assertThat(report.faults()).as(report.toString()).isEmpty();
        assertThat(report.counts().events()).isPositive();
        assertThat(report.counts().gaps()).isPositive();
        assertThat(report.counts().duplicates()).isPositive();
        assertThat(report.counts().rejected()).isPositive();
        assertThat(report.checkpoints()).isPositive();
    }
}
