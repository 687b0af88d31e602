package io.tallystick.gateway.journal;

import io.tallystick.gateway.GatewayIdentity;
import io.tallystick.schemas.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;

/**
 * Where a journal is and whose it is.
 *
 * @param clients what all Kafka clients get: {@code bootstrap.servers}, TLS, SASL, and what else the operator sets
 * @param topic the topic of positions, compacted, one partition; made if it is absent
 * @param holder whose positions these are: a gateway's id, {@code organisation/name}. Of one holder one process writes at a time; a
 *     later one takes over
 * @param replicationFactor of the topic if it is made, 1 or more; -1 for the broker's default
 * @param patience how long opening or one call may take, more than 0
 */
public record JournalSettings(
        Map<String, Object> clients, String topic, String holder, short replicationFactor, Duration patience) {
    private static final Pattern HOLDER = Pattern.compile("[a-z][a-z0-9-]{0,62}/[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    /** Half a minute: a broker's restart is shorter, and callers wait for the answer. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);

    /** A crashed holder's transaction holds up its successor for no longer. */
    private static final int TRANSACTION_TIMEOUT_MILLIS = 15_000;

    public JournalSettings {
        clients = Map.copyOf(clients);
        if (!clients.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new ConfigException(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, null, "want host:port of a broker");
        }
        if (!HOLDER.matcher(holder).matches()) {
            throw new ConfigException("journal holder", holder, "want a gateway's id, organisation/name");
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new ConfigException("journal patience", patience, "want more than 0");
        }
    }

    /**
     * The journal of a gateway, in the topic that all gateways of a network share: whatever else signs for it there is fenced.
     *
     * @param clients as above
     */
    public static JournalSettings of(Map<String, Object> clients, Topics topics, GatewayIdentity gateway) {
        return new JournalSettings(clients, topics.gatewayPositions(), gateway.id(), (short) -1, DEFAULT_PATIENCE);
    }

    /** The same with another patience. */
    public JournalSettings withPatience(Duration other) {
        return new JournalSettings(clients, topic, holder, replicationFactor, other);
    }

    /** After how long brokers abort a transaction that its holder left open. */
    Duration transactionTimeout() {
        return Duration.ofMillis(
                Long.parseLong(String.valueOf(producer().get(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG))));
    }

    int patienceMillis() {
        return (int) Math.min(Integer.MAX_VALUE, patience.toMillis());
    }

    Map<String, Object> admin() {
        Map<String, Object> config = new HashMap<>(clients);
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, patienceMillis());
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, Math.min(patienceMillis(), 10_000));
        return config;
    }

    Map<String, Object> producer() {
        Map<String, Object> config = new HashMap<>(clients);
        config.putIfAbsent(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
        config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic + "-" + holder);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patienceMillis());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.max(patienceMillis(), 1_000));
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1_000, Math.min(patienceMillis(), 10_000)));
        return config;
    }

    Map<String, Object> consumer() {
        Map<String, Object> config = new HashMap<>(clients);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patienceMillis());
        return config;
    }
}
