package io.tallystick.gateway.output;

import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Envelopes alone, refused messages as they came: needs no registry. */
public final class BareOutput implements Output {
    private final String events;
    private final String refused;

    /** @param refused topic for what was not taken: not the network's own, whose values are Avro */
    public BareOutput(String events, String refused) {
        this.events = events;
        this.refused = refused;
    }

    @Override
    public Written event(String subject, byte[] envelope, IntakeMessage message, String source) {
        return new Written(events, subject.getBytes(StandardCharsets.UTF_8), envelope, Map.of());
    }

    @Override
    public Written refused(IntakeResult.Refused refusal, IntakeMessage message) {
        return new Written(
                refused,
                message.topic().getBytes(StandardCharsets.UTF_8),
                message.payload(),
                Map.of("reason", refusal.code().text(), "detail", refusal.detail(), "source.topic", message.topic()));
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
