package io.tallystick.gateway;

import java.util.Objects;

/**
 * What a gateway numbers by itself: its envelopes for one device about one subject.
 *
 * @param device the device's name within the gateway's organisation
 * @param subject what the readings are about
 */
public record StreamKey(String device, String subject) {
    public StreamKey {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(subject, "subject");
    }

    @Override
    public String toString() {
        return device + " about " + subject;
    }
}
