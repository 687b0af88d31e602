package io.tallystick.topology.ahead;

import io.tallystick.ledger.pipeline.ExaminedEnvelope;
import java.util.Queue;

/** The examined envelopes of one ledger in the order of its records; for the one thread that processes them. */
public final class ExaminedEnvelopes {
    private final Queue<ExaminedChunk> queue;

    ExaminedEnvelopes(Queue<ExaminedChunk> queue) {
        this.queue = queue;
    }

    /**
     * Takes what was found out about a record, and forgets all before it.
     *
     * @param value the very array that the poll brought: the same object, so nothing of another record can be taken for it
     * @return null if nothing is known of it
     * @throws IllegalStateException if a provider failed at a signature
     */
    public ExaminedEnvelope take(byte[] value) {
        if (value == null) {
            return null;
        }
        for (ExaminedChunk chunk = queue.peek(); chunk != null; chunk = queue.peek()) {
            boolean found = chunk.advanceTo(value);
            ExaminedEnvelope examined = found ? chunk.current() : null;
            if (chunk.isUsedUp()) {
                queue.poll();
            }
            if (found) {
                return examined;
            }
        }
        return null;
    }

    /** Forgets all: the ledger is processed elsewhere. */
    public void clear() {
        queue.clear();
    }
}
