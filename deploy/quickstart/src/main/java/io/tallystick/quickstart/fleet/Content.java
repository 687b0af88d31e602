package io.tallystick.quickstart.fleet;

import io.tallystick.ledger.identity.DeviceId;
import java.time.Instant;
import java.util.List;

/**
 * What an envelope says, before it is encoded and signed.
 *
 * @param device the key id: who claims to have signed
 * @param subject what the readings are about
 * @param sequence the number in the device's sequence for this subject
 * @param time issued-at, to the millisecond: not before any reading's time
 * @param kind how the readings are encoded
 * @param readings at least one, oldest first
 * @param introduce whether the envelope carries the device's certificate chain
 */
public record Content(
        DeviceId device,
        String subject,
        long sequence,
        Instant time,
        PayloadKind kind,
        List<TimedReading> readings,
        boolean introduce) {
    public Content {
        readings = List.copyOf(readings);
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("content of " + device + " has no readings; want at least one");
        }
    }
}
