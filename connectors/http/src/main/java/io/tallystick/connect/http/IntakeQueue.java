package io.tallystick.connect.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Requests that wait, bounded by their number and their bytes. Who takes one out has it alone. Thread safe. */
final class IntakeQueue {
    private final int maxRequests;
    private final long maxBytes;
    private final ArrayDeque<Pending> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    IntakeQueue(int maxRequests, long maxBytes) {
        this.maxRequests = maxRequests;
        this.maxBytes = maxBytes;
    }

    /** Whether there is room. A request larger than the queue is taken where nothing waits: it must not wait for ever. */
    synchronized boolean offer(Pending pending) {
        int size = pending.posted().bytes();
        if (closed || waiting.size() >= maxRequests || !waiting.isEmpty() && bytes + size > maxBytes) {
            return false;
        }
        waiting.add(pending);
        bytes += size;
        notifyAll();
        return true;
    }

    /**
     * The first requests, in order, once there is one; none after {@link #close}.
     *
     * @param most of them at most
     * @param mostBytes of their bodies together at most, unless the first alone has more
     */
    synchronized List<Pending> take(int most, long mostBytes) throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        List<Pending> taken = new ArrayList<>();
        long size = 0;
        while (!waiting.isEmpty() && taken.size() < most) {
            size += waiting.peek().posted().bytes();
            if (!taken.isEmpty() && size > mostBytes) {
                break;
            }
            taken.add(remove());
        }
        return taken;
    }

    /** Takes out those that arrived at a time or before. */
    synchronized List<Pending> takeUntil(long nanos) {
        List<Pending> taken = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.peek().arrivedNanos() - nanos <= 0) {
            taken.add(remove());
        }
        return taken;
    }

    private Pending remove() {
        Pending pending = waiting.remove();
        bytes -= pending.posted().bytes();
        return pending;
    }

    /** Takes no more, and gives up what waits. */
    synchronized List<Pending> close() {
        closed = true;
        notifyAll();
        List<Pending> left = new ArrayList<>(waiting);
        waiting.clear();
        bytes = 0;
        return left;
    }

    synchronized int size() {
        return waiting.size();
    }
}
