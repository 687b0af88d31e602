package io.tallystick.quickstart.replay;

import java.time.Instant;
import java.util.List;

/**
 * What one row of a file says: the readings that one device is to sign.
 *
 * @param lineNumber the line the row begins at, from 1
 * @param device the device's name inside its organisation, fit for a device id
 * @param subject the record key: what the event is about
 * @param time when it happened
 * @param readings at least one, in the order of the mapping; missing values are left out
 */
public record ReplayEvent(long lineNumber, String device, String subject, Instant time, List<ReadingValue> readings) {
    public ReplayEvent {
        readings = List.copyOf(readings);
    }
}
