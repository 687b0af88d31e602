package io.tallystick.connect.mqtt.broker;

/** A subscription to one broker that is kept up until it is closed or refused. Safe for many threads. */
public interface BrokerLink extends AutoCloseable {
    /** Begins to connect; what happens is told to the listener. */
    void open();

    /** Publishes at QoS 0, if there is a connection; what is lost is not sent again. */
    void publish(String topic, byte[] payload);

    /** Ends the connection in good order and keeps the session; unacknowledged messages are delivered again. */
    @Override
    void close();
}
