package io.tallystick.ledger.senml;

import java.util.List;

/**
 * The readings of a payload, and whether it dates them.
 *
 * @param timed whether a reading has a time of its own, which does not move with when the payload was issued
 */
public record TimedReadings(List<Reading> readings, boolean timed) {
    public TimedReadings {
        readings = List.copyOf(readings);
    }
}
