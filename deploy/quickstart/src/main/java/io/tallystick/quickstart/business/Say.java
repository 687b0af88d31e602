package io.tallystick.quickstart.business;

import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.identity.DeviceId;
import java.nio.charset.StandardCharsets;

/**
 * What one device or member signs about one subject.
 *
 * @param type {@link ContentType#JSON} for documents; {@link ContentType#SENML_JSON} for readings, which are of the moment in which they
 *     are signed
 * @param json the payload
 */
public record Say(DeviceId who, String subject, ContentType type, String json) {
    /** The payload's bytes. */
    public byte[] payload() {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
