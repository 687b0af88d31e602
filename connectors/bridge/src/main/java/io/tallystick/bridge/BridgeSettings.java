package io.tallystick.bridge;

import io.tallystick.gateway.Duplicates;
import io.tallystick.gateway.GatewayIdentity;
import io.tallystick.intake.PayloadFormat;
import io.tallystick.schemas.topics.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All that one instance of a bridge needs.
 *
 * @param topics the network's
 * @param partitions of the internal topic: the network's number of ledgers, which never changes, since another number would lead a
 *     stream away from its position; at least 1
 * @param from Kafka topics to read, at least one, none of the network's own
 * @param topicFrom where a record says what topic its device published to
 * @param format makes a format for each task: they are not thread safe
 * @param signing who signs, and what is done with repeats; null where devices sign
 * @param kafka settings of Kafka's clients and of Kafka Streams, the registry's among them; they win over our defaults except
 *     for those that the promises rest on
 * @param threads stream threads, 1 to {@link BridgeLimits#MAX_THREADS}
 * @param stateDirectory where local state is kept; each instance needs its own
 */
public record BridgeSettings(
        Topics topics,
        int partitions,
        List<String> from,
        TopicFrom topicFrom,
        Supplier<PayloadFormat> format,
        Signing signing,
        Map<String, Object> kafka,
        int threads,
        Path stateDirectory) {
    /** Who signs for devices that do not. */
    public record Signing(GatewayIdentity gateway, Duplicates duplicates) {}

    public BridgeSettings {
        from = from.stream().distinct().sorted().toList();
        kafka = Map.copyOf(kafka);
        if (from.isEmpty()) {
            throw new IllegalArgumentException("from: want a Kafka topic, got none");
        }
        for (String topic : from) {
            if (topics.all().contains(topic) || topic.equals(topics.gatewayPositions())) {
                throw new IllegalArgumentException("from: want a topic that devices' messages are in, got " + topic
                        + ", which is the network's own");
            }
        }
        if (threads < 1 || threads > BridgeLimits.MAX_THREADS) {
            throw new IllegalArgumentException("threads: want 1 to " + BridgeLimits.MAX_THREADS + ", got " + threads);
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions: want 1 or more, got " + partitions);
        }
    }

    Optional<GatewayIdentity> gateway() {
        return Optional.ofNullable(signing).map(Signing::gateway);
    }

    Duplicates duplicates() {
        return signing.duplicates();
    }

    /** The application id, and so the consumer group: all instances of one gateway's bridge share it. */
    public String applicationId() {
        return signing == null
                ? ApplicationId.ofTopics(topics.network(), from)
                : ApplicationId.ofGateway(topics.network(), signing.gateway().id());
    }
}
