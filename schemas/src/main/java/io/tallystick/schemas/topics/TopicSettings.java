package io.tallystick.schemas.topics;

import java.time.Duration;

/**
 * What an operator decides about a network's topics.
 *
 * @param ledgers number of ledgers, which is the partition count of every topic: 1 to {@value #MAX_LEDGERS}. It is fixed by
 *     the network's genesis: adding partitions later would move subjects between ledgers.
 * @param replicationFactor copies of each partition: 1 to 32,767, no more than there are brokers; 3 in production
 * @param minInsyncReplicas copies that must hold a record before it counts as written: 1 to replicationFactor; 2 in production
 * @param intakeRetention how long {@code events} and {@code messages} are kept; {@link #FOREVER} never deletes. What is
 *     deleted before it is sealed is lost, so a finite value must outlast the longest outage.
 * @param rejectedRetention how long {@code rejected} is kept; {@link #FOREVER} never deletes
 * @param commandRetention how long {@code commands} is kept; {@link #FOREVER} never deletes
 */
public record TopicSettings(
        int ledgers,
        short replicationFactor,
        int minInsyncReplicas,
        Duration intakeRetention,
        Duration rejectedRetention,
        Duration commandRetention) {
    /** Retention of what is never deleted. */
    public static final Duration FOREVER = Duration.ofMillis(-1);
    /** Most ledgers of one network: the bound keeps a typing error from creating a million partitions. */
    public static final int MAX_LEDGERS = 10_000;

    private static final Duration DEFAULT_COMMAND_RETENTION = Duration.ofDays(7);

    public TopicSettings {
        check(ledgers >= 1 && ledgers <= MAX_LEDGERS, "ledgers", ledgers, "1 to " + MAX_LEDGERS);
        check(replicationFactor >= 1, "replication factor", replicationFactor, "1 or more");
        check(
                minInsyncReplicas >= 1 && minInsyncReplicas <= replicationFactor,
                "min.insync.replicas",
                minInsyncReplicas,
                "1 to the replication factor, " + replicationFactor);
        checkRetention("intake retention", intakeRetention);
        checkRetention("rejected retention", rejectedRetention);
        checkRetention("command retention", commandRetention);
    }

    /** Everything kept for ever except commands (7 days); a write needs all copies but one, or the only one. */
    public static TopicSettings of(int ledgers, int replicationFactor) {
        check(
                replicationFactor <= Short.MAX_VALUE,
                "replication factor",
                replicationFactor,
                "at most " + Short.MAX_VALUE);
        return new TopicSettings(
                ledgers,
                (short) replicationFactor,
                Math.max(1, replicationFactor - 1),
                FOREVER,
                FOREVER,
                DEFAULT_COMMAND_RETENTION);
    }

    private static void checkRetention(String name, Duration value) {
        check(value.equals(FOREVER) || value.toMillis() > 0, name, value, "more than 0, or FOREVER");
    }

    private static void check(boolean holds, String name, Object got, String want) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": got " + got + ", want " + want);
        }
    }
}
