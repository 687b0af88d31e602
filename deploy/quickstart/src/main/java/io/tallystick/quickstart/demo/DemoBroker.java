package io.tallystick.quickstart.demo;

import io.tallystick.embedded.EmbeddedMqttBroker;
import io.tallystick.embedded.PortTakenException;

/**
 * The MQTT broker: one of our own, or somebody's.
 *
 * @param own null if it is somebody's
 */
record DemoBroker(String url, EmbeddedMqttBroker own) implements AutoCloseable {
    /** Starts what the options ask for. */
    static DemoBroker of(DemoOptions options) {
        if (options.mqttBroker().isPresent()) {
            return new DemoBroker(options.mqttBroker().get(), null);
        }
        EmbeddedMqttBroker broker = options.mqttPort() == 0 ? wherePossible() : at(options.mqttPort());
        return new DemoBroker(broker.url(), broker);
    }

    private static EmbeddedMqttBroker wherePossible() {
        try {
            return at(DemoOptions.MQTT_PORT);
        } catch (PortTakenException e) {
            return at(0);
        }
    }

    private static EmbeddedMqttBroker at(int port) {
        return EmbeddedMqttBroker.builder().port(port).start();
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
