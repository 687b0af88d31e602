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

    /** Many gateways name subject and device alike: a record's own sum of both would then leave half of a hash map empty. */
    @Override
    public int hashCode() {
        return 31 * device.hashCode() + Integer.rotateLeft(subject.hashCode(), 13);
    }

    @Override
    public String toString() {
        return device + " about " + subject;
    }
}
