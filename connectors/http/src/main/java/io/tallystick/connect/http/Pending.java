package io.tallystick.connect.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A request that waits to be committed.
 *
 * @param answer what became of its items; or a {@link ProblemException}
 * @param arrivedNanos by {@link System#nanoTime}
 */
record Pending(Posted posted, CompletableFuture<List<Outcome>> answer, long arrivedNanos) {
    void refuse(Problem problem) {
        answer.completeExceptionally(new ProblemException(problem));
    }
}
