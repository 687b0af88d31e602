package io.tallystick.connect.webhook.delivery;

import io.tallystick.connect.webhook.delivery.NextStep.RetryAt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Says what to send next to one target: in each lane one record at a time and in order, of several lanes the one that waits longest,
 * never more under way than allowed, nothing that the circuit forbids. Sends nothing itself and reads no clock. For one thread.
 *
 * @param <T> what is delivered
 */
public final class Dispatcher<T> {
    /** When the first record of a lane may be sent; equal times in order of arrival. */
    private record Turn(long dueMillis, long number, Lane lane) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int byTime = Long.compare(dueMillis, other.dueMillis);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final int maxInFlight;
    private final RetryPolicy policy;
    private final RandomGenerator random;
    private final Map<Lane, Deque<Pending<T>>> lanes = new HashMap<>();
    /** One turn for each lane whose first record is not under way. */
    private final TreeSet<Turn> turns = new TreeSet<>();

    private final Set<Pending<T>> inFlight = new HashSet<>();
    private Circuit circuit;
    private long turnsGiven;
    /** Latest time told: a lane that becomes free waits from then on, behind retries that are due earlier. */
    private long latestMillis;

    /** @param maxInFlight records under way at once, 1 or more */
    public Dispatcher(int maxInFlight, RetryPolicy policy, Circuit circuit, RandomGenerator random) {
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("got " + maxInFlight + " in flight, want 1 or more");
        }
        this.maxInFlight = maxInFlight;
        this.policy = policy;
        this.circuit = circuit;
        this.random = random;
    }

    /** Takes a record in, behind those of its lane. */
    public void accept(Lane lane, T item) {
        Deque<Pending<T>> queue = lanes.computeIfAbsent(lane, made -> new ArrayDeque<>());
        queue.add(new Pending<>(lane, item));
        if (queue.size() == 1) {
            giveTurn(lane, latestMillis);
        }
    }

    /** Begins an attempt, if one may begin now; {@link #completed} or {@link #abandoned} must follow. */
    public Optional<Pending<T>> next(long nowMillis) {
        latestMillis = Math.max(latestMillis, nowMillis);
        if (turns.isEmpty() || inFlight.size() >= maxInFlight || !circuit.allows(nowMillis)) {
            return Optional.empty();
        }
        Turn turn = turns.first();
        if (turn.dueMillis() > nowMillis) {
            return Optional.empty();
        }
        turns.remove(turn);
        Pending<T> pending = lanes.get(turn.lane()).peek();
        pending.begin(nowMillis);
        inFlight.add(pending);
        circuit = circuit.started();
        return Optional.of(pending);
    }

    /** When {@link #next} should be asked again though nothing happens; {@link Long#MAX_VALUE} for never. */
    public long wakeMillis() {
        return turns.isEmpty() || inFlight.size() >= maxInFlight
                ? Long.MAX_VALUE
                : Math.max(turns.first().dueMillis(), circuit.allowedAtMillis());
    }

    /** An attempt ended: gives what follows, and has already arranged for it. */
    public NextStep completed(Pending<T> pending, AttemptResult result, long nowMillis) {
        requireInFlight(pending);
        NextStep step = policy.after(result, pending.attempts(), pending.firstMillis(), nowMillis, random);
        boolean failed = result instanceof AttemptResult.Unanswered
                || step instanceof RetryAt
                || step instanceof NextStep.DeadLetter dead && dead.reason() != NextStep.Reason.HTTP_STATUS;
        circuit = failed ? circuit.failed(nowMillis) : circuit.succeeded();
        if (step instanceof RetryAt retry && retry.holdsTarget()) {
            circuit = circuit.held(retry.atMillis());
        }
        if (pending.isRevoked()) {
            return step;
        }
        if (step instanceof RetryAt retry) {
            giveTurn(pending.lane(), retry.atMillis());
        } else {
            removeFirst(pending.lane());
        }
        return step;
    }

    /** An attempt was given up here; its record is not tried again. */
    public void abandoned(Pending<T> pending) {
        requireInFlight(pending);
        circuit = circuit.abandoned();
        if (!pending.isRevoked()) {
            removeFirst(pending.lane());
        }
    }

    /**
     * Forgets lanes that somebody else serves now. What is under way stays so until it ends, and is not tried again.
     *
     * @return what was held of those lanes, what is under way included
     */
    public List<T> revoke(Predicate<Lane> revoked) {
        List<T> held = new ArrayList<>();
        turns.removeIf(turn -> revoked.test(turn.lane()));
        for (Iterator<Deque<Pending<T>>> queues = lanes.values().iterator(); queues.hasNext(); ) {
            Deque<Pending<T>> queue = queues.next();
            if (revoked.test(queue.peek().lane())) {
                queue.forEach(pending -> held.add(pending.revoke()));
                queues.remove();
            }
        }
        return held;
    }

    /** Whether an attempt for such a lane is under way. */
    public boolean isInFlight(Predicate<Lane> lane) {
        return inFlight.stream().anyMatch(pending -> lane.test(pending.lane()));
    }

    /** The circuit as it stands. */
    public Circuit circuit() {
        return circuit;
    }

    private void requireInFlight(Pending<T> pending) {
        if (!inFlight.remove(pending)) {
            throw new IllegalStateException("no attempt is under way for a record of " + pending.lane());
        }
    }

    private void removeFirst(Lane lane) {
        Deque<Pending<T>> queue = lanes.get(lane);
        queue.remove();
        if (queue.isEmpty()) {
            lanes.remove(lane);
        } else {
            giveTurn(lane, latestMillis);
        }
    }

    private void giveTurn(Lane lane, long dueMillis) {
        turns.add(new Turn(dueMillis, turnsGiven++, lane));
    }
}
