package io.tallystick.topology.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Whether the cluster answers and has the network's topics. Asked at most once in a while, however often health is. */
public final class TopicsHealth implements HealthCheck {
    /** How long an answer is given again. */
    static final Duration KEPT = Duration.ofSeconds(5);

    private static final String NAME = "topics";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Admin admin;
    private final List<String> topics;
    private final InstantSource clock;
    private Health last;
    private long lastMillis;

    /**
     * @param admin the cluster; the caller closes it
     * @param topics the topics that must be there
     */
    public TopicsHealth(Admin admin, List<String> topics, InstantSource clock) {
        this.admin = admin;
        this.topics = List.copyOf(topics);
        this.clock = clock;
    }

    @Override
    public synchronized Health health() {
        long now = clock.millis();
        if (last == null || now - lastMillis >= KEPT.toMillis() || now < lastMillis) {
            last = ask();
            lastMillis = clock.millis();
        }
        return last;
    }

    private Health ask() {
        int patience = (int) PATIENCE.toMillis();
        // The client's own patience is longer: questions to a cluster that is away would pile up.
        DescribeTopicsOptions options = new DescribeTopicsOptions().timeoutMs(patience);
        DescribeTopicsResult answer = admin.describeTopics(TopicCollection.ofTopicNames(topics), options);
        try {
            answer.allTopicNames().get(patience, TimeUnit.MILLISECONDS);
            return new Health(NAME, true, true, topics.size() + " topics reachable");
        } catch (ExecutionException e) {
            return new Health(NAME, true, false, why(answer, e.getCause()));
        } catch (TimeoutException e) {
            return new Health(NAME, true, false, noAnswer());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Health(NAME, true, false, "interrupted while asking the cluster");
        }
    }

    private static String why(DescribeTopicsResult answer, Throwable cause) {
        if (cause instanceof UnknownTopicOrPartitionException) {
            // Kafka's message does not say which topic.
            List<String> missing = answer.topicNameValues().entrySet().stream()
                    .filter(topic -> topic.getValue().isCompletedExceptionally())
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            return "not in the cluster: " + String.join(", ", missing);
        }
        return cause instanceof org.apache.kafka.common.errors.TimeoutException
                ? noAnswer()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private static String noAnswer() {
        return "the cluster gave no answer within " + PATIENCE.toSeconds() + " s";
    }
}
