package io.tallystick.bench.mqtt;

import io.tallystick.bench.figures.Efficiency;
import io.tallystick.bench.figures.Json;
import io.tallystick.bench.figures.Spread;
import java.util.List;
import java.util.Map;

/**
 * What was measured of one kind of message.
 *
 * @param format the connector's {@code payload.format}
 * @param bytes of a payload, on average
 * @param nullRates messages a second that the null client took, by round
 * @param taskRates the same of the connector's task, committed to Kafka and acknowledged
 */
public record MqttResult(
        String format, boolean signedByGateway, double bytes, List<Double> nullRates, List<Double> taskRates) {
    public MqttResult {
        nullRates = List.copyOf(nullRates);
        taskRates = List.copyOf(taskRates);
    }

    /** The connector's rate over the null client's, by round. */
    public Spread ratio() {
        return Spread.of(Efficiency.ratioByRound(taskRates, nullRates));
    }

    Map<String, Object> json() {
        return Json.object(
                "payload_format",
                format,
                "signed_by_gateway",
                signedByGateway,
                "payload_bytes",
                bytes,
                "null_client",
                Spread.of(nullRates).json(),
                "connector",
                Spread.of(taskRates).json(),
                "ratio",
                ratio().json());
    }
}
