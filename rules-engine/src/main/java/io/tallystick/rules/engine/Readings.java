package io.tallystick.rules.engine;

import java.util.List;

/**
 * The readings of one envelope.
 *
 * @param device who sent them, {@code organisation/name}
 * @param gateway whether a gateway signed for the device
 * @param samples in the order of the envelope; they are taken in order of time, those of equal time as they stand
 */
public record Readings(String device, boolean gateway, List<Sample> samples) {
    public Readings {
        samples = List.copyOf(samples);
    }
}
