package io.tallystick.topology.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** Whether the cluster answers and has the network's topics. Asked at most once in a while, however often health is. */
public final class TopicsHealth implements HealthCheck {
    private static final String NAME = "topics";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration KEPT = Duration.ofSeconds(5);

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
        try {
            admin.describeTopics(topics).allTopicNames().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return new Health(NAME, true, true, topics.size() + " topics reachable");
        } catch (ExecutionException e) {
            return new Health(NAME, true, false, String.valueOf(e.getCause().getMessage()));
        } catch (TimeoutException e) {
            return new Health(NAME, true, false, "the cluster gave no answer within " + PATIENCE.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Health(NAME, true, false, "interrupted while asking the cluster");
        }
    }
}
