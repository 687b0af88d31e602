package io.tallystick.connect.mqtt.broker;

/** What a link tells its owner, from threads of its own. None of the calls may block. */
public interface BrokerListener {
    /** A message; never more unacknowledged ones than the link's receive maximum. */
    void delivered(Delivery delivery);

    /** The broker took the connection and the subscription stands. */
    void connected();

    /** The connection is gone, or was not made; the link tries again. */
    void disconnected(String why);

    /** The link has given up. */
    void failed(BrokerRefusalException refusal);
}
