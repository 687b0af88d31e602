package io.tallystick.rules.simulate;

import java.util.PriorityQueue;

/**
 * Which instance needs the clock next: by time, then by instance id. An instance whose due time moved later stays where it is
 * until its old time comes: a reading that puts off an absence costs nothing here.
 */
final class DueQueue {
    private record Due(long atMillis, Running running) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(atMillis, other.atMillis);
            return byTime != 0 ? byTime : running.id().compareTo(other.running.id());
        }
    }

    private final PriorityQueue<Due> queue = new PriorityQueue<>();

    /** An instance's due time may have changed. */
    void changed(Running running) {
        long due = running.nextDueMillis();
        if (due < running.queuedMillis) {
            running.queuedMillis = due;
            queue.add(new Due(due, running));
        }
    }

    /** Takes out the first instance that is due by a time; null if there is none. Tell of it again with {@link #changed}. */
    Running next(long toMillis) {
        while (!queue.isEmpty() && queue.peek().atMillis() <= toMillis) {
            Due due = queue.poll();
            Running running = due.running();
            if (due.atMillis() == running.queuedMillis) {
                running.queuedMillis = Long.MAX_VALUE;
                if (running.nextDueMillis() == due.atMillis()) {
                    return running;
                }
                changed(running);
            }
        }
        return null;
    }
}
