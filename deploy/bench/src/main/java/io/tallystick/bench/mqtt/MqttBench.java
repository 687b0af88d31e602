package io.tallystick.bench.mqtt;

import io.tallystick.bench.figures.Json;
import io.tallystick.bench.speed.BenchSettings;
import java.util.Map;

/**
 * How the connector is measured.
 *
 * @param messages that each client takes in each round, 1,000 to {@link #MOST_MESSAGES}
 * @param devices that sent them, by turns, 1 to 1,000,000
 * @param rounds that count
 * @param warmUps rounds before them
 */
public record MqttBench(int messages, int devices, int rounds, int warmUps) {
    /** Most that there can be: Mosquitto 2.0 may send all that it kept at once, and packets have no more numbers. */
    public static final int MOST_MESSAGES = 60_000;

    /** Messages that the broker has in flight for each client. */
    static final int IN_FLIGHT = 10_000;

    /**
     * The most that there can be (MQTT 5 section 3.1.2.11.3), for both clients: with less the connector would connect again when
     * Mosquitto 2.0 sends more than that at first, and take messages twice.
     */
    static final int RECEIVE_MAXIMUM = 65_535;

    /** The connector's {@code max.poll.messages}: half, so that the broker sends the next while these are committed. */
    static final int BATCH = IN_FLIGHT / 2;

    /** As many messages, and of the others what they have in common. */
    public static MqttBench of(int messages, BenchSettings settings) {
        return new MqttBench(messages, settings.devices(), settings.rounds(), settings.warmUps());
    }

    Map<String, Object> json() {
        return Json.object(
                "messages", messages,
                "devices", devices,
                "rounds", rounds,
                "in_flight", IN_FLIGHT,
                "max_poll_messages", BATCH);
    }
}
