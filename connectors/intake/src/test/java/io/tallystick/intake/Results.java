package io.tallystick.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.intake.IntakeResult.Refused;
import io.tallystick.intake.IntakeResult.Taken;
import io.tallystick.ledger.senml.MalformedReadingsException;
import io.tallystick.ledger.senml.Reading;
import io.tallystick.ledger.senml.Readings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Looks into results. */
public final class Results {
    /** 2024-01-31T12:00:00Z. */
    public static final long RECEIVED = 1_706_702_400_000L;

    private Results() {}

    public static IntakeMessage message(String topic, String payload) {
        return new IntakeMessage(topic, payload.getBytes(StandardCharsets.UTF_8), RECEIVED);
    }

    public static Taken taken(List<IntakeResult> results) {
        assertThat(results).hasSize(1).first().isInstanceOf(Taken.class);
        return (Taken) results.get(0);
    }

    public static Refused refused(List<IntakeResult> results) {
        assertThat(results).hasSize(1).first().isInstanceOf(Refused.class);
        return (Refused) results.get(0);
    }

    /** The readings that the ledger will see, as {@code name=value unit @seconds}. */
    public static List<String> readings(Taken taken) {
        List<String> lines = new ArrayList<>();
        for (Reading reading : decoded(taken)) {
            String time = reading.timeMicros() == RECEIVED * 1000 ? "" : " @" + reading.timeMicros() / 1e6;
            lines.add(reading.name() + "=" + value(reading.value())
                    + (reading.unit().isEmpty() ? "" : " " + reading.unit()) + time);
        }
        return lines;
    }

    public static List<Reading> decoded(Taken taken) {
        List<Reading> readings = new ArrayList<>();
        for (SignablePayload payload : taken.payloads()) {
            try {
                readings.addAll(Readings.decode(payload.contentType(), payload.bytes(), RECEIVED));
            } catch (MalformedReadingsException e) {
                throw new AssertionError("the ledger would refuse it", e);
            }
        }
        return readings;
    }

    public static String value(Reading.Value value) {
        return value instanceof Reading.Text text
                ? text.text()
                : value instanceof Reading.Bool bool ? "" + bool.value() : value.toString();
    }
}
