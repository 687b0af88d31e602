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
     * @param heard when it comes to the ledgers, or will have come: from then its moments count
     */
    public byte[] payload(Instant heard) {
        return Moment.fill(json, heard).getBytes(StandardCharsets.UTF_8);
    }
}
