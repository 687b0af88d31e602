package io.tallystick.quickstart.demo;

import io.tallystick.ledger.genesis.GenesisLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a demonstration is to be like.
 *
 * @param duration how long the fleet sends, 1 s to 24 h; Ctrl-C ends it earlier
 * @param seed the same seed gives the same fleet, readings and mischief
 * @param devicesPerField devices in each of the eight fields, 1 to 10,000
 * @param eventsPerSecond how many records the fleet sends in a second, 1 to 1,000,000
 * @param ledgers how many ledgers the network has, 1 to {@link GenesisLimits#MAX_LEDGERS}
 * @param json whether one line of JSON is printed at the end
 * @param keep the directory in which the network's files and the exported ledgers are left; null for none
 * @param kafkaPort port of the broker, 0 for any free one
 * @param registryPort port of the schema registry, 0 for any free one
 * @param mqttPort port of the demonstration's own MQTT broker; 0 for {@link #MQTT_PORT}, or any free one if that is taken
 * @param mqtt address of an MQTT broker to use instead, {@code tcp://host:port}; null for none
 */
public record DemoOptions(
        Duration duration,
        long seed,
        int devicesPerField,
        double eventsPerSecond,
        int ledgers,
        boolean json,
        Path keep,
        int kafkaPort,
        int registryPort,
        int mqttPort,
        String mqtt) {
    /** MQTT's own, so that a client needs no option to find the demonstration. */
    public static final int MQTT_PORT = 1883;

    private static final Duration LONGEST = Duration.ofHours(24);

    /**
     * A minute of 800 devices on four ledgers. Two cores with broker, registry, application and fleet on them seal several
     * times that rate.
     */
    public static final DemoOptions DEFAULTS =
            new DemoOptions(Duration.ofSeconds(60), 2026, 100, 2_000, 4, false, null, 0, 0, 0, null);

    public DemoOptions {
        Objects.requireNonNull(duration, "duration");
        require(
                duration.compareTo(Duration.ofSeconds(1)) >= 0 && duration.compareTo(LONGEST) <= 0,
                "duration",
                "1 s to 24 h",
                duration.toMillis() / 1000.0 + " s");
        require(devicesPerField >= 1 && devicesPerField <= 10_000, "devices per field", "1 to 10000", devicesPerField);
        require(
                eventsPerSecond >= 1 && eventsPerSecond <= 1_000_000,
                "events per second",
                "1 to 1000000",
                eventsPerSecond);
        require(
                ledgers >= 1 && ledgers <= GenesisLimits.MAX_LEDGERS,
                "ledgers",
                "1 to " + GenesisLimits.MAX_LEDGERS,
                ledgers);
        require(kafkaPort >= 0 && kafkaPort <= 65_535, "broker's port", "0 to 65535", kafkaPort);
        require(registryPort >= 0 && registryPort <= 65_535, "registry's port", "0 to 65535", registryPort);
        require(mqttPort >= 0 && mqttPort <= 65_535, "MQTT broker's port", "0 to 65535", mqttPort);
        require(mqtt == null || mqttPort == 0, "MQTT broker", "either an address or a port", mqtt + " and " + mqttPort);
    }

    /** Where to leave the files, if anywhere. */
    public Optional<Path> keepDirectory() {
        return Optional.ofNullable(keep);
    }

    /** The MQTT broker to use instead of the demonstration's own, if any. */
    public Optional<String> mqttBroker() {
        return Optional.ofNullable(mqtt);
    }

    private static void require(boolean holds, String what, String want, Object got) {
        if (!holds) {
            throw new IllegalArgumentException(what + ": want " + want + ", got " + got);
        }
    }
}
