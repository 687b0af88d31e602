package io.tallystick.bench.mqtt;

import io.tallystick.bench.figures.Json;
import io.tallystick.bench.speed.BenchSettings;
import java.util.Map;

/**
 * How the connector is measured.
 *
 * @param messages that each client takes in each round, 1,000 to 5,000,000
 * @param devices that sent them, by turns, 1 to 1,000,000
 * @param rounds that count
 * @param warmUps rounds before them
 */
public record MqttBench(int messages, int devices, int rounds, int warmUps) {
    /** The connector's default, and the null client's, and what the broker is told. */
    static final int RECEIVE_MAXIMUM = 1_000;

    /** As many messages, and of the others what they have in common. */
    public static MqttBench of(int messages, BenchSettings settings) {
        return new MqttBench(messages, settings.devices(), settings.rounds(), settings.warmUps());
    }

    Map<String, Object> json() {
        return Json.object(
                "messages", messages,
                "devices", devices,
                "rounds", rounds,
                "receive_maximum", RECEIVE_MAXIMUM);
    }
}
