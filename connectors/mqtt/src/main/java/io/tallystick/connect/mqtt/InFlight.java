package io.tallystick.connect.mqtt;

import io.tallystick.connect.mqtt.broker.Delivery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The messages that were delivered and not acknowledged, in their order. Whoever delivers keeps their number at the receive maximum:
 * nothing here drops or waits. A message is acknowledged once, when Kafka has all its records and the messages before it are
 * acknowledged (MQTT 5 section 4.6). A crash before that delivers it again. Safe for many threads.
 */
final class InFlight {
    private final Deque<Held> unacknowledged = new ArrayDeque<>();
    private final Deque<Held> waiting = new ArrayDeque<>();
    private final Map<Object, Held> records = new IdentityHashMap<>();

    synchronized void arrived(Delivery delivery) {
        Held held = new Held(delivery);
        unacknowledged.add(held);
        waiting.add(held);
        notifyAll();
    }

    /** Lets a {@link #take} that waits return. */
    synchronized void wake() {
        notifyAll();
    }

    /** What has arrived, at most {@code most}; when there is nothing, waits once for at most {@code waitMillis}. */
    synchronized List<Held> take(int most, long waitMillis) throws InterruptedException {
        if (waiting.isEmpty()) {
            TimeUnit.MILLISECONDS.timedWait(this, waitMillis);
        }
        List<Held> taken = new ArrayList<>(Math.min(most, waiting.size()));
        while (taken.size() < most && !waiting.isEmpty()) {
            taken.add(waiting.poll());
        }
        return taken;
    }

    /** Says which records a message has become; none when there is nothing to write. */
    void became(Held held, List<?> made) {
        synchronized (this) {
            held.expect(made.size());
            made.forEach(record -> records.put(record, held));
        }
        acknowledge();
    }

    /** Kafka has a record for good. */
    void committed(Object record) {
        synchronized (this) {
            Held held = records.remove(record);
            if (held == null) {
                return;
            }
            held.committed();
        }
        acknowledge();
    }

    /** Acknowledges what is done at the front. */
    private synchronized void acknowledge() {
        // Under the lock, since two threads must not change the order. The client only queues the packet.
        while (!unacknowledged.isEmpty() && unacknowledged.peek().isDone()) {
            unacknowledged.poll().delivery().acknowledgement().run();
        }
    }

    synchronized int size() {
        return unacknowledged.size();
    }
}
