package io.tallystick.connect.http;

import io.tallystick.gateway.journal.JournalException;
import io.tallystick.gateway.journal.SigningJournal;
import io.tallystick.gateway.output.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs and commits what waits, in one thread: a gateway's streams are numbered by nobody else. After a failed commit the journal is
 * opened again, with growing pauses; once another process has taken it over, the committer stops for good.
 */
final class Committer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final Duration SWEEP = Duration.ofMillis(100);

    /** What senders are told to wait: until Kafka is back, or the queue is shorter. */
    static final int RETRY_AFTER_SECONDS = 2;

    private static final String KEPT_OUT = "Kafka cannot be written now";

    private final Supplier<SigningJournal> opener;
    private final Output output;
    private final String gateway;
    private final IntakeQueue queue;
    private final Duration patience;
    private final Thread thread = new Thread(this::run, "http-intake-committer");
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "http-intake-sweeper");
        made.setDaemon(true);
        return made;
    });
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean open;
    private volatile boolean closing;
    private volatile String state = "the journal is being opened";
    private volatile RuntimeException failure;

    Committer(Supplier<SigningJournal> opener, Output output, String gateway, IntakeQueue queue, Duration patience) {
        this.opener = opener;
        this.output = output;
        this.gateway = gateway;
        this.queue = queue;
        this.patience = patience;
    }

    void start() {
        thread.start();
        sweeper.scheduleWithFixedDelay(
                () -> giveUp(queue.takeUntil(System.nanoTime() - patience.toNanos())),
                SWEEP.toMillis(),
                SWEEP.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Whether requests are committed now. */
    boolean isOpen() {
        return open;
    }

    /** How it is, for people. */
    String state() {
        return state;
    }

    /** Why it stopped by itself, if it did. */
    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Waits until it has stopped; false if it has not in that time. */
    boolean awaitStopped(Duration time) throws InterruptedException {
        return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        try {
            while (!closing) {
                try (SigningJournal journal = opener.get()) {
                    pause = FIRST_PAUSE_MILLIS;
                    commitAll(journal);
                } catch (JournalException e) {
                    open = false;
                    state = e.getMessage();
                    if (e.isFenced()) {
                        throw e;
                    }
                    LOG.warn("{}; the journal is opened again", e.getMessage());
                    Thread.sleep(pause);
                    pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("stopped while waiting", e);
        } catch (RuntimeException e) {
            LOG.error("the HTTP intake stops: {}", e.getMessage());
            failure = e;
            state = e.getMessage();
        } finally {
            open = false;
            giveUp(queue.close());
            stopped.countDown();
        }
    }

    private void commitAll(SigningJournal journal) throws InterruptedException {
        open = true;
        state = "committing";
        while (!closing) {
            List<Pending> taken = queue.take(HttpLimits.MAX_GROUP_REQUESTS, HttpLimits.MAX_GROUP_BYTES);
            try {
                commit(journal, taken);
            } catch (RuntimeException e) {
                taken.forEach(
                        pending -> pending.refuse(unavailable("the request may be in Kafka or not: " + e.getMessage()
                                + "; send it again, with the same " + IdempotencyKey.HEADER + " if it had one")));
                throw e;
            }
        }
    }

    /** A crash before the commit returns leaves both possible, and no sender was answered; after it, all of it is in Kafka. */
    private void commit(SigningJournal journal, List<Pending> taken) {
        Group group = new Group(journal, output, gateway);
        List<List<Outcome>> outcomes = new ArrayList<>();
        for (Pending pending : taken) {
            try {
                outcomes.add(group.add(pending.posted()));
            } catch (ProblemException e) {
                outcomes.add(List.of());
                pending.refuse(e.problem());
            }
        }
        group.commit();
        for (int i = 0; i < taken.size(); i++) {
            taken.get(i).answer().complete(outcomes.get(i));
        }
    }

    private void giveUp(List<Pending> waited) {
        waited.forEach(pending -> pending.refuse(unavailable("nothing of the request was written: " + state)));
    }

    private static Problem unavailable(String detail) {
        return new Problem(503, KEPT_OUT, detail).header("Retry-After", RETRY_AFTER_SECONDS);
    }

    /** Commits what was taken, gives up what waits. */
    @Override
    public void close() {
        closing = true;
        giveUp(queue.close());
        sweeper.shutdownNow();
        try {
            if (thread.isAlive() && !awaitStopped(patience)) {
                thread.interrupt();
                awaitStopped(patience);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
