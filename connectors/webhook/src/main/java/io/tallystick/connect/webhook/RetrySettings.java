package io.tallystick.connect.webhook;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tallystick.connect.plugin.SettingGroups;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The settings of {@link Settings} that say when to try again, and how much may be under way. */
final class RetrySettings {
    private static final int HOUR = 3_600_000;
    private static final int DAY = 24 * HOUR;

    private RetrySettings() {}

    static void retries(SettingGroups g) {
        g.add(
                Settings.RETRY_BACKOFF,
                Type.LONG,
                500L,
                between(1, DAY),
                Importance.MEDIUM,
                "Bound of the delay after the first"
                        + " attempt; it doubles with each. The delay is evenly random from 0 to the bound.");
        g.add(
                Settings.RETRY_BACKOFF_MAX,
                Type.LONG,
                60_000L,
                between(1, DAY),
                Importance.MEDIUM,
                "Where the bound stops doubling.");
        g.add(
                Settings.RETRY_AFTER_MAX,
                Type.LONG,
                (long) HOUR,
                between(0, DAY),
                Importance.LOW,
                "The longest Retry-After that"
                        + " is honoured; a longer one counts as this. While the target asks for silence nothing is sent to it.");
        g.add(
                Settings.RETRY_MAX_ATTEMPTS,
                Type.INT,
                50,
                between(1, 1_000_000),
                Importance.MEDIUM,
                "Attempts for one record before it is a dead letter.");
        g.add(
                Settings.RETRY_MAX_AGE,
                Type.LONG,
                (long) DAY,
                between(0, 30L * DAY),
                Importance.MEDIUM,
                "How long after its first attempt the last one may begin. Counts anew when the task restarts.");
        g.add(
                Settings.CIRCUIT_THRESHOLD,
                Type.INT,
                5,
                between(1, 1_000_000),
                Importance.LOW,
                "Failures in a row, over all records, after which nothing is sent for a while.");
        g.add(
                Settings.CIRCUIT_OPEN,
                Type.LONG,
                30_000L,
                between(1, DAY),
                Importance.LOW,
                "How long; then one record is sent to see whether the target is back.");
    }

    static void flow(SettingGroups g) {
        g.add(
                Settings.MAX_IN_FLIGHT,
                Type.INT,
                16,
                between(1, 1_000),
                Importance.MEDIUM,
                "Requests under way at once, of different keys. Those of one key follow each other.");
        g.add(
                Settings.MAX_BUFFERED_RECORDS,
                Type.INT,
                1_000,
                between(1, 1_000_000),
                Importance.LOW,
                "Records held, at which the task stops fetching until half are gone. One fetch more may come.");
        g.add(
                Settings.MAX_BUFFERED_BYTES,
                Type.LONG,
                16L * 1_048_576,
                between(1, 16L * Settings.MAX_BYTES),
                Importance.LOW,
                "Bytes of bodies held, in the same way.");
    }
}
