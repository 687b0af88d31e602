package io.tallystick.quickstart.demo.mqtt;

import io.tallystick.ledger.identity.DeviceId;

/** Where in the broker the demonstration publishes and listens. */
final class MqttTopics {
    /** Envelopes that devices signed, each device's in one topic: their order is kept. */
    static final String DEVICES = "tallystick/devices/{organisation}/{device}";
    /** What the topics of visitors begin with. */
    static final String VISITORS = "tallystick/readings/";
    /** JSON of anyone who cannot sign. */
    static final String READINGS = VISITORS + "{subject}/{device}";

    private MqttTopics() {}

    static String of(DeviceId device) {
        return "tallystick/devices/" + device;
    }
}
