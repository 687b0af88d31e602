package io.tallystick.embedded;

/** A running Kafka broker that somebody else's code is tried against; where it runs is not the user's concern. */
public interface KafkaUnderTest extends AutoCloseable {
    /** Addresses for clients, as {@code host:port}. */
    String bootstrapServers();

    /** Ends the broker and frees what it used. */
    @Override
    void close();
}
