package io.tallystick.connect.mqtt.broker;

import java.util.concurrent.CompletableFuture;

/** A subscription to one broker that is kept up until it is closed or refused. Safe for many threads. */
public interface BrokerLink extends AutoCloseable {
    /** Begins to connect; what happens is told to the listener. */
    void open();

    /** Publishes at QoS 0, if there is a connection; what is lost is not sent again. */
    void publish(String topic, byte[] payload);

    /**
     * Publishes once; completes when the broker has it for good, at QoS 0 when it is sent. Without a connection the client sends it when
     * there is one again, or gives it up when the broker has forgotten the session: never knowing is followed by sending again.
     *
     * @return completes with {@link PublishRefusedException} for a message that the broker will never take, and with any other failure
     *     for one that may be sent again
     */
    CompletableFuture<Receipt> publish(Outgoing message);

    /** Ends the connection in good order and keeps the session; unacknowledged messages are delivered again. */
    @Override
    void close();
}
