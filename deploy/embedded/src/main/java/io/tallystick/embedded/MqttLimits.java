package io.tallystick.embedded;

/**
 * What the embedded MQTT broker takes and holds at most.
 *
 * @param queuedMessages messages that wait for one client; what comes then is dropped
 * @param packetBytes one MQTT packet, its header included
 * @param receiveMaximum QoS 1 and 2 messages of one publisher that are not yet acknowledged, 1 to 65535
 * @param inflightMessages QoS 1 and 2 messages that one reader has not yet acknowledged, 1 to 65535; a reader can ask for less
 * @param clientIdCharacters a client's name
 * @param topicCharacters a topic's name
 */
record MqttLimits(
        int queuedMessages,
        int packetBytes,
        int receiveMaximum,
        int inflightMessages,
        int clientIdCharacters,
        int topicCharacters) {
    /**
     * A fleet of 2,000 messages a second while its reader is away for 50 s: a restart of the reader takes a few. A packet of
     * 256 KiB: an entry of a ledger has at most 64 KiB, and as base64 in JSON less than twice that. A publisher that sends for a
     * whole fleet has half a second of it under way. A reader acknowledges what Kafka has, which takes a commit of up to
     * 100 ms: 200 messages at that rate, and ten times as many when it catches up; the broker sends the next ones when all of these are
     * acknowledged. Names as long as Kafka's topics may be.
     */
    static final MqttLimits DEMO = new MqttLimits(100_000, 256 * 1024, 1_000, 2_000, 249, 1_024);
}
