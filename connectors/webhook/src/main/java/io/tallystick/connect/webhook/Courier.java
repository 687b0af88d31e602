package io.tallystick.connect.webhook;

import io.tallystick.connect.plugin.Backlog;
import io.tallystick.connect.plugin.SinkLoop;
import io.tallystick.connect.webhook.delivery.AttemptResult;
import io.tallystick.connect.webhook.delivery.Dispatcher;
import io.tallystick.connect.webhook.delivery.Lane;
import io.tallystick.connect.webhook.delivery.NextStep;
import io.tallystick.connect.webhook.delivery.Pending;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the {@link Dispatcher} says, on a thread of its own: begins attempts, tells it their ends, hands outcomes to
 * {@link Outcomes}. A failure of its own stops all sending, and is thrown from {@link #throwIfFailed}.
 */
final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final SinkLoop loop;
    private final ExecutorService clientThreads;
    private final HttpTarget target;
    private final String targetName;
    private final Outcomes outcomes;
    private final Backlog backlog;
    private final Clock clock;
    /** On the loop only, as what follows. */
    private final Dispatcher<Outbound> dispatcher;

    private final List<Quiet> waiting = new ArrayList<>();
    private Future<?> wake;

    private record Quiet(Predicate<Lane> lanes, CompletableFuture<Void> reached) {}

    Courier(WebhookConfig config, Outcomes outcomes, Backlog backlog, Clock clock, RandomGenerator random) {
        this.outcomes = outcomes;
        this.backlog = backlog;
        this.clock = clock;
        dispatcher = new Dispatcher<>(config.maxInFlight(), config.retryPolicy(), config.circuit(), random);
        clientThreads = Executors.newCachedThreadPool(work -> daemon(work, "webhook-client"));
        target = new HttpTarget(config, clientThreads);
        targetName = config.targetName();
        loop = new SinkLoop("webhook-courier", "Delivery to " + targetName + " stopped", this::pump);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Takes records over; the caller has counted them in the backlog. */
    void send(List<Outbound> records) {
        loop.run(() -> records.forEach(record -> dispatcher.accept(record.lane(), record)));
    }

    /** Forgets partitions; completes when no attempt for them is under way any more. */
    CompletableFuture<Void> revoke(Collection<TopicPartition> partitions) {
        List<TopicPartition> revoked = List.copyOf(partitions);
        Predicate<Lane> lanes = lane -> revoked.contains(new TopicPartition(lane.topic(), lane.partition()));
        CompletableFuture<Void> reached = new CompletableFuture<>();
        loop.run(() -> {
            dispatcher
                    .revoke(lanes)
                    .forEach(record -> backlog.remove(record.request().bodyBytes()));
            waiting.add(new Quiet(lanes, reached));
        });
        return reached;
    }

    /** @throws RuntimeException what stopped the sending, if anything did */
    void throwIfFailed() {
        loop.throwIfFailed();
    }

    /** Stops all sending with this failure; the first one counts. */
    void fail(RuntimeException cause) {
        loop.fail(cause);
    }

    private void pump() {
        long now = clock.millis();
        while (!loop.hasFailed()) {
            Optional<Pending<Outbound>> next = dispatcher.next(now);
            if (next.isEmpty()) {
                break;
            }
            begin(next.get());
        }
        waiting.removeIf(quiet ->
                !dispatcher.isInFlight(quiet.lanes()) && quiet.reached().complete(null));
        if (wake != null) {
            wake.cancel(false);
            wake = null;
        }
        long at = dispatcher.wakeMillis();
        if (!loop.hasFailed() && at != Long.MAX_VALUE) {
            wake = loop.later(Math.max(1, at - now), () -> {});
        }
    }

    private void begin(Pending<Outbound> pending) {
        CompletableFuture<HttpResponse<String>> answer;
        try {
            answer = target.post(pending.item().request(), clock.instant());
        } catch (RuntimeException e) {
            dispatcher.abandoned(pending);
            throw e;
        }
        // The client's own bound ends with the headers; a body that hangs is ended here.
        Future<?> deadline = loop.later(target.requestTimeout().toMillis(), () -> answer.cancel(true));
        answer.whenComplete((response, error) -> {
            deadline.cancel(false);
            loop.run(() -> ended(pending, HttpTarget.result(response, error)));
        });
    }

    private void ended(Pending<Outbound> pending, AttemptResult result) {
        NextStep step = dispatcher.completed(pending, result, clock.millis());
        LOG.debug(
                "Attempt {} for {}: {}, then {}",
                pending.attempts(),
                pending.item().request().id(),
                result,
                step);
        if (step instanceof NextStep.StopTarget stop) {
            // Its offset stays uncommitted: whoever starts the connector again gets it again.
            fail(new TargetGoneException(targetName, stop.detail()));
        } else if (!(step instanceof NextStep.RetryAt)) {
            if (!pending.isRevoked()) {
                backlog.remove(pending.item().request().bodyBytes());
            }
            // What another task will send again is no dead letter of this one.
            if (!pending.isRevoked() || step instanceof NextStep.Delivered) {
                outcomes.settle(pending, result, step, this::fail);
            }
        }
    }

    @Override
    public void close() {
        loop.close();
        clientThreads.shutdownNow();
    }
}
