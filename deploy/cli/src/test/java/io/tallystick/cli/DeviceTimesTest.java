package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From when to when a device's certificate is valid, to the second. */
class DeviceTimesTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path found(String ledgerClock) {
        Path network = folder.resolve(ledgerClock);
        Cli.at(
                        NOON,
                        "network",
                        "init",
                        network,
                        "--name",
                        "n",
                        "--partitions",
                        1,
                        "--org",
                        "acme",
                        "--clock",
                        ledgerClock)
                .requireSuccess();
        return network;
    }

    private static String enrolAndList(Path network) {
        Cli enrol = Cli.at(NOON, "device", "enrol", "acme", "d1", "--network", network, "--validity", "30d", "--json")
                .requireSuccess();
        assertThat(enrol.out()).contains("\"validTo\":\"2026-03-02T12:00:00Z\"");
        return Cli.ok("device", "list", "--network", network, "--json").out();
    }

    @Test
    void device_enrolledOnWallTime_isValidFromNow() {
        assertThat(enrolAndList(found("wall")))
                .contains("\"validFrom\":\"2026-01-31T12:00:00Z\",\"validTo\":\"2026-03-02T12:00:00Z\"");
    }

    @Test
    void device_enrolledOnEventTime_isValidForThePastAndAsLongFromNow() {
        assertThat(enrolAndList(found("event")))
                .contains("\"validFrom\":\"1970-01-02T00:00:00Z\",\"validTo\":\"2026-03-02T12:00:00Z\"");
    }
}
