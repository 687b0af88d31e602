package io.tallystick.connect.mqtt.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What may be published next: of each lane one item at a time, in the order in which they came, so that no second one overtakes a first
 * that has to be sent again; of all lanes a bounded number. Not thread safe.
 *
 * @param <K> names a lane
 */
public final class Lanes<K, T> {
    private final int maxInFlight;
    private final Map<K, Deque<T>> items = new HashMap<>();
    private final Set<K> inFlight = new HashSet<>();
    /** Lanes with items and none in flight, the one that waited longest first. */
    private final Deque<K> ready = new ArrayDeque<>();

    /** An item that is begun. */
    public record Begun<K, T>(K lane, T item) {}

    /** @param maxInFlight 1 or more */
    public Lanes(int maxInFlight) {
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("want at least 1 in flight, got " + maxInFlight);
        }
        this.maxInFlight = maxInFlight;
    }

    /** Adds an item at the end of its lane. */
    public void add(K lane, T item) {
        Deque<T> waiting = items.computeIfAbsent(lane, made -> new ArrayDeque<>());
        waiting.add(item);
        if (waiting.size() == 1 && !inFlight.contains(lane)) {
            ready.add(lane);
        }
    }

    /** The next item, which is then in flight until its end is told; null for none now. */
    public Begun<K, T> next() {
        if (inFlight.size() >= maxInFlight || ready.isEmpty()) {
            return null;
        }
        K lane = ready.poll();
        T item = items.get(lane).peek();
        inFlight.add(lane);
        return new Begun<>(lane, item);
    }

    /** The lane's item is settled; false where it was forgotten meanwhile. */
    public boolean done(K lane, T item) {
        if (!end(lane, item)) {
            return false;
        }
        items.get(lane).poll();
        proceed(lane);
        return true;
    }

    /** The lane's item is to be sent again, before those behind it. */
    public void again(K lane, T item) {
        if (end(lane, item)) {
            proceed(lane);
        }
    }

    /** Whether the item is still the first of its lane. */
    private boolean end(K lane, T item) {
        inFlight.remove(lane);
        Deque<T> waiting = items.get(lane);
        if (waiting == null) {
            return false;
        }
        if (waiting.peek() != item) {
            // The lane was forgotten, and began anew meanwhile.
            ready.add(lane);
            return false;
        }
        return true;
    }

    private void proceed(K lane) {
        if (items.get(lane).isEmpty()) {
            items.remove(lane);
        } else {
            ready.add(lane);
        }
    }

    /** Forgets lanes, and gives all that was in them; what is in flight there ends without consequence. */
    public List<T> forget(Predicate<K> lanes) {
        List<T> forgotten = new ArrayList<>();
        items.forEach((lane, waiting) -> {
            if (lanes.test(lane)) {
                forgotten.addAll(waiting);
            }
        });
        items.keySet().removeIf(lanes);
        ready.removeIf(lanes);
        return forgotten;
    }

    /** Whether anything is in flight in such lanes, forgotten or not. */
    public boolean isInFlight(Predicate<K> lanes) {
        return inFlight.stream().anyMatch(lanes);
    }
}
