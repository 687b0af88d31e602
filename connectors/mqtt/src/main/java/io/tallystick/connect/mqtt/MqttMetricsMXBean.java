package io.tallystick.connect.mqtt;

import java.util.Map;

/** What a task tells by JMX. Numbers count from its start. */
public interface MqttMetricsMXBean {
    boolean isConnected();

    /** Messages that the broker delivered. */
    long getReceived();

    /** Envelopes that devices had signed. */
    long getTaken();

    /** Envelopes that the gateway signed. */
    long getSigned();

    /** Messages that were signed before and came again. */
    long getRepeated();

    /** Refused messages and parts of messages, by code. */
    Map<String, Long> getRefused();

    /** Messages that are not acknowledged. */
    int getInFlight();

    /** Connections lost or not made. */
    long getDisconnects();

    /** When the last message came, in milliseconds since 1970; 0 for none. */
    long getLastMessageMillis();
}
