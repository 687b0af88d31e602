package io.tallystick.quickstart.fleet;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.identity.DeviceId;
import java.util.List;

/**
 * A device to be enrolled.
 *
 * @param id organisation and name
 * @param field the business that it serves
 * @param kind what it is, such as {@code reefer}
 * @param subjects what it reports about, at least one; each has its own sequence
 * @param payloadKind how it encodes
 * @param algorithm how it signs
 */
public record FleetDevice(
        DeviceId id,
        Field field,
        String kind,
        List<String> subjects,
        PayloadKind payloadKind,
        SignatureAlgorithm algorithm) {
    public FleetDevice {
        subjects = List.copyOf(subjects);
    }
}
