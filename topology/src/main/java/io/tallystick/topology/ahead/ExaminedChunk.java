package io.tallystick.topology.ahead;

import io.tallystick.ledger.pipeline.ExaminedEnvelope;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** Some records that lie behind one another, examined by whichever thread comes first: a spare one, or the one in need. */
final class ExaminedChunk implements Runnable {
    private final byte[][] values;
    private final FutureTask<ExaminedEnvelope[]> task;
    private int next;

    /** @param values kept, not copied */
    ExaminedChunk(byte[][] values, Function<byte[], ExaminedEnvelope> examine) {
        this.values = values;
        this.task = new FutureTask<>(() -> {
            ExaminedEnvelope[] examined = new ExaminedEnvelope[values.length];
            for (int i = 0; i < examined.length; i++) {
                examined[i] = examine.apply(values[i]);
            }
            return examined;
        });
    }

    @Override
    public void run() {
        task.run();
    }

    /** Goes on to the record of this very value; false if it does not lie ahead in this chunk. */
    boolean advanceTo(byte[] value) {
        for (int i = next; i < values.length; i++) {
            if (values[i] == value) {
                next = i + 1;
                return true;
            }
        }
        next = values.length;
        return false;
    }

    boolean isUsedUp() {
        return next == values.length;
    }

    /** What was found out about the record last advanced to; runs or waits if need be. */
    ExaminedEnvelope current() {
        task.run(); // Does nothing if another thread is at it, or was.
        try {
            return task.get()[next - 1];
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a signature was checked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a signature could not be checked: " + e.getCause(), e.getCause());
        }
    }
}
