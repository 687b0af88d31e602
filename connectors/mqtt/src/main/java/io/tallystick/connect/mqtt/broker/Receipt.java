package io.tallystick.connect.mqtt.broker;

/** What the broker said when it took a message. */
public enum Receipt {
    /** It has it. At QoS 0 nobody says so: it was sent. */
    TAKEN,
    /** It has it, and nobody subscribes to its topic (MQTT 5 reason code 0x10). Not all brokers tell. */
    UNHEARD
}
