package io.tallystick.schemas.topics;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The topics of one network, named {@code <network>.<kind>}.
 *
 * @param network name of the network, as its genesis has it: 1 to 63 characters of a-z, 0-9, '.' and '-', the first a letter
 *     or digit
 */
public record Topics(String network) {
    /** Largest record batch of {@code events}, in bytes: Kafka's own default, written down so that it stays. */
    public static final int MAX_EVENT_BATCH_BYTES = 1_048_588;
    /** Largest record batch of {@code rejected}: a refused record of the largest size, in a record with its reason. */
    public static final int MAX_REJECTED_BATCH_BYTES = MAX_EVENT_BATCH_BYTES + 64 * 1_024;

    private static final Pattern NETWORK = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");

    public Topics {
        if (!NETWORK.matcher(network).matches()) {
            throw new IllegalArgumentException("network: got '" + network
                    + "', want 1 to 63 characters of a-z, 0-9, '.' and '-', the first a letter or digit");
        }
    }

    /** Signed envelopes from devices; key: subject; value: {@code Event}, or a bare envelope. */
    public String events() {
        return named("events");
    }

    /** From ledger to ledger; key: receiving subject; value: {@code Message}. */
    public String messages() {
        return named("messages");
    }

    /** Sealed blocks; partition: ledger; value: {@code Block}. */
    public String blocks() {
        return named("blocks");
    }

    /** Signed checkpoints; partition: ledger; value: a C2SP signed note, plain. */
    public String checkpoints() {
        return named("checkpoints");
    }

    /** Checkpoints with witnesses' signatures; partition: ledger; value: a C2SP signed note, plain. */
    public String cosignatures() {
        return named("cosignatures");
    }

    /** Changes of alerts; key: subject; value: {@code Alert}. */
    public String alerts() {
        return named("alerts");
    }

    /** Money movements; key: account; value: {@code Settlement}. */
    public String settlements() {
        return named("settlements");
    }

    /** Commands to devices; key: subject; value: {@code Command}. */
    public String commands() {
        return named("commands");
    }

    /** What was refused, with the reason; key: the refused record's; value: {@code Rejection}. */
    public String rejected() {
        return named("rejected");
    }

    /** Where the streams stand for which gateways sign; made by the first of them, compacted, and so none of {@link #all}. */
    public String gatewayPositions() {
        return named("gateway-positions");
    }

    private String named(String kind) {
        return network + "." + kind;
    }

    /** The names of all topics, in the order of the architecture. */
    public List<String> all() {
        return List.of(
                events(),
                messages(),
                blocks(),
                checkpoints(),
                cosignatures(),
                alerts(),
                settlements(),
                commands(),
                rejected());
    }

    /** All topics as they should be, in the order of {@link #all}. */
    public List<TopicSpec> specs(TopicSettings settings) {
        return all().stream().map(name -> spec(name, settings)).toList();
    }

    private TopicSpec spec(String name, TopicSettings settings) {
        Map<String, String> configs = new LinkedHashMap<>();
        configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        configs.put(
                TopicConfig.RETENTION_MS_CONFIG,
                String.valueOf(retention(name, settings).toMillis()));
        configs.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        // Writers compress once; a broker that is told another codec would do it again for every batch.
        configs.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "producer");
        configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(maxBatchBytes(name)));
        configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(settings.minInsyncReplicas()));
        // A leader that missed records would take sealed blocks back; waiting for one that has them is the promise.
        configs.put(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
        // The record's own time, for replays, not the broker's.
        configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        if (!name.equals(events())) {
            // The ledger's clock, which on event time a device may have moved ahead: a broker that refused it would
            // stop the ledger.
            configs.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, String.valueOf(Long.MAX_VALUE));
        }
        return new TopicSpec(name, settings.ledgers(), settings.replicationFactor(), configs);
    }

    private Duration retention(String name, TopicSettings settings) {
        if (name.equals(events()) || name.equals(messages())) {
            return settings.intakeRetention();
        }
        if (name.equals(rejected())) {
            return settings.rejectedRetention();
        }
        return name.equals(commands()) ? settings.commandRetention() : TopicSettings.FOREVER;
    }

    private int maxBatchBytes(String name) {
        return name.equals(rejected()) ? MAX_REJECTED_BATCH_BYTES : MAX_EVENT_BATCH_BYTES;
    }
}
