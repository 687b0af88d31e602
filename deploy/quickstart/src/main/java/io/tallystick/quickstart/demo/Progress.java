package io.tallystick.quickstart.demo;

import io.tallystick.connect.mqtt.broker.BrokerAddress;

/** Is told how far a demonstration has come. */
interface Progress {
    /** A new step has begun. */
    void step(String what);

    /** From now on anyone may publish to the MQTT broker there. */
    void invite(BrokerAddress mqtt);

    /** The fleet begins to send; until the next step, these change. */
    void fleet(
            DemoOptions options, LiveMetrics metrics, FieldCounters fields, LiveBusiness business, Visitors visitors);
}
