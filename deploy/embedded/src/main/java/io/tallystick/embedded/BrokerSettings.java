package io.tallystick.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that one embedded broker is told.
 *
 * @param host address to listen on, 127.0.0.1 by default
 * @param port port of the client listener, 1 to 65535
 * @param controllerPort port of the controller listener, 1 to 65535, differs from {@code port}
 * @param directory where the broker keeps its data
 * @param brokerProperties further properties of Kafka's broker, which win over the ones below
 * @param startTimeout bound of one start
 */
record BrokerSettings(
        String host,
        int port,
        int controllerPort,
        Path directory,
        Map<String, String> brokerProperties,
        Duration startTimeout) {

    /** Node id of the only node. */
    static final int NODE_ID = 1;
    /** Name of the listener that the node's controller uses. */
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /** Partitions of the internal topics; Kafka's 50 cost files and start-up time and serve nobody on one node. */
    private static final int INTERNAL_PARTITIONS = 4;
    /** Memory of the log cleaner, bytes: room for about 600,000 keys per run instead of Kafka's 128 MiB on the heap. */
    private static final int CLEANER_BUFFER_BYTES = 16 * 1024 * 1024;
    /** Time without a heartbeat after which the controller gives the broker up, milliseconds. */
    private static final int SESSION_TIMEOUT_MILLIS = 3_000;
    /** Segment size of the internal topics, bytes. */
    private static final int INTERNAL_SEGMENT_BYTES = 16 * 1024 * 1024;

    BrokerSettings {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(directory, "directory");
        brokerProperties = Map.copyOf(brokerProperties);
        if (port == controllerPort) {
            throw new EmbeddedServiceException("Kafka broker: client and controller listener both want port " + port);
        }
    }

    String bootstrapServers() {
        return host + ":" + port;
    }

    /** The broker's configuration: Kafka's defaults except for what a single node needs otherwise. */
    Map<String, String> toKafka() {
        Map<String, String> kafka = new LinkedHashMap<>();
        kafka.put("process.roles", "broker,controller");
        kafka.put("node.id", Integer.toString(NODE_ID));
        kafka.put("controller.quorum.voters", NODE_ID + "@" + host + ":" + controllerPort);
        kafka.put("controller.listener.names", CONTROLLER_LISTENER);
        kafka.put(
                "listeners",
                "PLAINTEXT://" + bootstrapServers() + "," + CONTROLLER_LISTENER + "://" + host + ":" + controllerPort);
        kafka.put("advertised.listeners", "PLAINTEXT://" + bootstrapServers());
        kafka.put("inter.broker.listener.name", "PLAINTEXT");
        kafka.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        kafka.put("log.dirs", directory.toString());
        kafka.putAll(singleNode());
        kafka.putAll(brokerProperties);
        return kafka;
    }

    /** What any single-node broker of ours is told, however it runs. */
    static Map<String, String> singleNode() {
        Map<String, String> kafka = new LinkedHashMap<>();
        kafka.put("default.replication.factor", "1");
        kafka.put("min.insync.replicas", "1");
        // A topic that somebody forgot must fail, not appear with one partition.
        kafka.put("auto.create.topics.enable", "false");
        kafka.put("group.initial.rebalance.delay.ms", "0");
        kafka.put("offsets.topic.replication.factor", "1");
        kafka.put("offsets.topic.num.partitions", Integer.toString(INTERNAL_PARTITIONS));
        kafka.put("offsets.topic.segment.bytes", Integer.toString(INTERNAL_SEGMENT_BYTES));
        kafka.put("transaction.state.log.replication.factor", "1");
        kafka.put("transaction.state.log.min.isr", "1");
        kafka.put("transaction.state.log.num.partitions", Integer.toString(INTERNAL_PARTITIONS));
        kafka.put("transaction.state.log.segment.bytes", Integer.toString(INTERNAL_SEGMENT_BYTES));
        kafka.put("share.coordinator.state.topic.replication.factor", "1");
        kafka.put("share.coordinator.state.topic.min.isr", "1");
        kafka.put("share.coordinator.state.topic.num.partitions", Integer.toString(INTERNAL_PARTITIONS));
        // A broker that was killed is let back in only when its old session has ended: Kafka's 9 s are long to wait
        // for.
        kafka.put("broker.session.timeout.ms", Integer.toString(SESSION_TIMEOUT_MILLIS));
        kafka.put("broker.heartbeat.interval.ms", Integer.toString(SESSION_TIMEOUT_MILLIS / 6));
        kafka.put("log.cleaner.dedupe.buffer.size", Integer.toString(CLEANER_BUFFER_BYTES));
        return kafka;
    }
}
