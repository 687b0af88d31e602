package io.tallystick.embedded;

/** Collects what an {@link EmbeddedMqttBroker} is told. Every setting has a default. */
public final class EmbeddedMqttBuilder {
    private static final String LOOPBACK = "127.0.0.1";

    private int port;

    EmbeddedMqttBuilder() {}

    /** The port for clients, 1 to 65535, or 0 for any free one (the default). */
    public EmbeddedMqttBuilder port(int port) {
        this.port = Ports.requireInRange(EmbeddedMqttBroker.SERVICE, port);
        return this;
    }

    /**
     * Starts the broker and returns when clients can use it.
     *
     * @throws PortTakenException if another program listens on its port
     * @throws EmbeddedServiceException if it does not start
     */
    public EmbeddedMqttBroker start() {
        int chosen = port == 0 ? Ports.free(EmbeddedMqttBroker.SERVICE, LOOPBACK, 0) : port;
        Ports.requireFree(EmbeddedMqttBroker.SERVICE, LOOPBACK, chosen);
        EmbeddedMqttBroker broker = new EmbeddedMqttBroker(new EmbeddedMqttSettings(
                LOOPBACK, chosen, LocalFiles.temporaryDirectory("tallystick-mqtt-"), MqttLimits.DEMO));
        try {
            broker.start();
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
        return broker;
    }
}
