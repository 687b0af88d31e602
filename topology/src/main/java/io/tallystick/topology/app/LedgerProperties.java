package io.tallystick.topology.app;

import io.tallystick.ledger.block.BlockLimits;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.pipeline.OrderSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The settings of the ledger itself as properties, all beginning with {@code tallystick.}; see docs/reference/settings.md. */
public final class LedgerProperties {
    public static final String PREFIX = "tallystick.";

    private static final String BLOCK_INTERVAL = PREFIX + "block.interval.ms";
    private static final String BLOCK_ENTRIES = PREFIX + "block.max.entries";
    private static final String BLOCK_BYTES = PREFIX + "block.max.bytes";
    private static final String GAP_TIMEOUT = PREFIX + "order.gap.timeout.ms";
    private static final String HELD_PER_STREAM = PREFIX + "order.max.held.per.stream";
    private static final String HELD = PREFIX + "order.max.held";
    private static final String HELD_BYTES = PREFIX + "order.max.held.bytes";
    private static final String TICK = PREFIX + "order.tick.ms";
    private static final String CACHED = PREFIX + "state.max.cached";
    private static final String VERIFY_THREADS = PREFIX + "verify.threads";
    private static final Set<String> OWN = Set.of(
            BLOCK_INTERVAL,
            BLOCK_ENTRIES,
            BLOCK_BYTES,
            GAP_TIMEOUT,
            HELD_PER_STREAM,
            HELD,
            HELD_BYTES,
            TICK,
            CACHED,
            VERIFY_THREADS);
    /** Read by the serdes. */
    private static final Set<String> OTHERS = Set.of(PREFIX + "registry.wait.ms");

    private final Map<String, ?> properties;

    /**
     * @param properties all properties of the application; others than ours are passed over
     * @throws IllegalArgumentException if one begins with {@code tallystick.} and is none of ours
     */
    public LedgerProperties(Map<String, ?> properties) {
        this.properties = properties;
        Set<String> unknown = new TreeSet<>();
        for (String name : properties.keySet()) {
            if (name.startsWith(PREFIX) && !OWN.contains(name) && !OTHERS.contains(name)) {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown settings " + unknown + ": want some of " + new TreeSet<>(OWN) + " and " + OTHERS);
        }
    }

    /** Names of all settings of the ledger itself. */
    public static Set<String> names() {
        return new TreeSet<>(OWN);
    }

    public LedgerSettings ledger() {
        OrderSettings order = OrderSettings.DEFAULTS;
        BlockLimits block = BlockLimits.DEFAULTS;
        return new LedgerSettings(
                new OrderSettings(
                        millis(GAP_TIMEOUT, order.gapTimeout()),
                        (int) number(HELD_PER_STREAM, order.maxHeldPerStream()),
                        (int) number(HELD, order.maxHeld()),
                        number(HELD_BYTES, order.maxHeldBytes())),
                new BlockLimits(
                        (int) number(BLOCK_ENTRIES, block.maxEntries()), (int) number(BLOCK_BYTES, block.maxBytes())),
                (int) number(CACHED, LedgerSettings.DEFAULTS.maxCached()));
    }

    public AppSettings.Timing timing() {
        AppSettings.Timing defaults = AppSettings.Timing.DEFAULTS;
        return new AppSettings.Timing(millis(BLOCK_INTERVAL, defaults.blockInterval()), millis(TICK, defaults.tick()));
    }

    /** @param streams stream threads, 1 to 64 */
    public AppSettings.Threads threads(int streams) {
        return new AppSettings.Threads(streams, (int)
                number(VERIFY_THREADS, AppSettings.Threads.of(streams).verify()));
    }

    private Duration millis(String name, Duration otherwise) {
        return Duration.ofMillis(number(name, otherwise.toMillis()));
    }

    private long number(String name, long otherwise) {
        Object value = properties.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value.toString().trim());
            if (number < 0 || number > Integer.MAX_VALUE) {
                throw new NumberFormatException();
            }
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "setting " + name + ": want a whole number from 0 to 2147483647, got \"" + value + "\"");
        }
    }
}
