package io.tallystick.quickstart.business;

import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.identity.DeviceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What one device or member signs about one subject.
 *
 * @param type {@link ContentType#JSON} for documents; {@link ContentType#SENML_JSON} for readings, whose times count from the moment in
 *     which they are signed
 * @param json the payload, with the marks of each {@link Moment}
 */
public record Say(DeviceId who, String subject, ContentType type, String json) {
    /**
     * The payload's bytes.
     *
     * @param said when its act is played
     */
    public byte[] payload(Instant said) {
        return Moment.fill(json, said).getBytes(StandardCharsets.UTF_8);
    }
}
