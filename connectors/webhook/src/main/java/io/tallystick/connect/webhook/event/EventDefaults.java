package io.tallystick.connect.webhook.event;

import java.util.Objects;

/**
 * What a CloudEvent is made of where the record carries no CloudEvents headers.
 *
 * @param source the attribute {@code source}, a URI reference
 * @param type the attribute {@code type}
 * @param idField field of the value that holds its identity, for records without {@code ce_id}; where it is absent too, the
 *     identity is the record's place, {@code <topic>/<partition>/<offset>}
 */
public record EventDefaults(String source, String type, String idField) {
    public EventDefaults {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(idField, "idField");
    }
}
