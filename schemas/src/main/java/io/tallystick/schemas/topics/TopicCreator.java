package io.tallystick.schemas.topics;

import io.tallystick.schemas.Backoff;
import io.tallystick.schemas.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics of a network that are missing and checks those that are there. Changes no existing topic. */
public final class TopicCreator {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Admin admin;
    private final Duration maxWait;
    private final Waiting waiting;

    /**
     * @param admin the cluster; the caller closes it. Each request also has Kafka's own {@code default.api.timeout.ms}.
     * @param maxWait how long to go on asking a cluster that is away or slow, 0 or more
     * @param waiting time
     */
    public TopicCreator(Admin admin, Duration maxWait, Waiting waiting) {
        this.admin = admin;
        this.maxWait = maxWait;
        this.waiting = waiting;
    }

    /**
     * Looks, and changes nothing.
     *
     * @throws TopicAdminException when the cluster gives no answer in time, or refuses
     */
    public TopicPlan plan(List<TopicSpec> wanted) {
        return patiently("looking for topics", () -> planOnce(wanted));
    }

    /**
     * Creates what is missing and waits until every broker asked shows it, and its leaders are ready for it. Safe to run again, and from several places at once.
     *
     * @return the plan that was carried out
     * @throws PartitionCountMismatchException before anything is created
     * @throws TopicAdminException when the cluster does not do it in time, or refuses
     */
    public TopicPlan create(List<TopicSpec> wanted) {
        TopicPlan plan = plan(wanted);
        plan.requireMatching();
        if (plan.missing().isEmpty()) {
            return plan;
        }
        List<NewTopic> topics = plan.missing().stream()
                .map(spec ->
                        new NewTopic(spec.name(), spec.partitions(), spec.replicationFactor()).configs(spec.configs()))
                .toList();
        patiently("creating topics", () -> {
            // Topics are created one by one: a crash in between leaves some, and the next run creates the others.
            for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
                unlessExists(created);
            }
            return null;
        });
        patiently("waiting for created topics", () -> {
            TopicPlan now = planOnce(wanted);
            now.requireMatching();
            if (!now.missing().isEmpty()) {
                throw new UnknownTopicOrPartitionException(
                        "not to be seen yet: " + now.missing().get(0).name());
            }
            return null;
        });
        patiently("waiting for the leaders of created topics", () -> {
            awaitLeaders(plan.missing());
            return null;
        });
        return plan;
    }

    /**
     * A topic can be seen before its leaders have its partitions. A producer whose first batches a leader refuses may have
     * later ones accepted, and its first then never are (OutOfOrderSequenceException); a leader that tells offsets is ready.
     */
    private void awaitLeaders(List<TopicSpec> created) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> all = new HashMap<>();
        for (TopicSpec spec : created) {
            for (int partition = 0; partition < spec.partitions(); partition++) {
                all.put(new TopicPartition(spec.name(), partition), OffsetSpec.latest());
            }
        }
        admin.listOffsets(all).all().get();
    }

    private TopicPlan planOnce(List<TopicSpec> wanted) throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> found = describe(wanted);
        List<TopicSpec> missing = new ArrayList<>();
        List<TopicSpec> existing = new ArrayList<>();
        List<TopicPlan.PartitionMismatch> mismatches = new ArrayList<>();
        for (TopicSpec spec : wanted) {
            TopicDescription description = found.get(spec.name());
            if (description == null) {
                missing.add(spec);
            } else if (description.partitions().size() == spec.partitions()) {
                existing.add(spec);
            } else {
                mismatches.add(new TopicPlan.PartitionMismatch(
                        spec.name(), description.partitions().size(), spec.partitions()));
            }
        }
        return new TopicPlan(
                missing, existing.stream().map(TopicSpec::name).toList(), mismatches, differences(existing));
    }

    private Map<String, TopicDescription> describe(List<TopicSpec> wanted)
            throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> found = new HashMap<>();
        var futures = admin.describeTopics(wanted.stream().map(TopicSpec::name).toList())
                .topicNameValues();
        for (var future : futures.entrySet()) {
            try {
                found.put(future.getKey(), future.getValue().get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return found;
    }

    private List<TopicPlan.ConfigDifference> differences(List<TopicSpec> existing)
            throws ExecutionException, InterruptedException {
        Map<ConfigResource, TopicSpec> resources = existing.stream()
                .collect(Collectors.toMap(
                        spec -> new ConfigResource(ConfigResource.Type.TOPIC, spec.name()), Function.identity()));
        Map<ConfigResource, Config> configs =
                admin.describeConfigs(resources.keySet()).all().get();
        List<TopicPlan.ConfigDifference> differences = new ArrayList<>();
        for (TopicSpec spec : existing) {
            Config config = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, spec.name()));
            spec.configs().forEach((setting, want) -> {
                ConfigEntry entry = config.get(setting);
                String got = entry == null ? "(not told)" : entry.value();
                if (!want.equals(got)) {
                    differences.add(new TopicPlan.ConfigDifference(spec.name(), setting, got, want));
                }
            });
        }
        return differences;
    }

    private static void unlessExists(KafkaFuture<Void> created) throws ExecutionException, InterruptedException {
        try {
            created.get();
        } catch (ExecutionException e) {
            // Someone else made it meanwhile, or an earlier try did; the check that follows looks at its partitions.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private interface Step<T> {
        T run() throws ExecutionException, InterruptedException;
    }

    private <T> T patiently(String what, Step<T> step) {
        Backoff backoff = new Backoff(maxWait, FIRST_PAUSE, LONGEST_PAUSE, waiting);
        while (true) {
            Throwable failure;
            try {
                return step.run();
            } catch (ExecutionException e) {
                failure = e.getCause();
            } catch (RetriableException e) {
                failure = e;
            } catch (InterruptedException e) {
                throw new InterruptException("stopped while " + what, e);
            }
            if (!(failure instanceof RetriableException) || !backoff.pause(what)) {
                throw new TopicAdminException(what + ": " + failure.getMessage(), failure);
            }
        }
    }
}
