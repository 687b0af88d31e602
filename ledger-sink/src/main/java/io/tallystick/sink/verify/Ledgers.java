package io.tallystick.sink.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Works on several ledgers at a time. */
final class Ledgers {
    private Ledgers() {}

    /**
     * The results of all ledgers, in their order.
     *
     * @param threads how many at a time, at least 1
     */
    static <T> List<T> inParallel(int ledgers, int threads, IntFunction<T> work) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, ledgers)));
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int ledger = 0; ledger < ledgers; ledger++) {
                int which = ledger;
                running.add(pool.submit(() -> work.apply(which)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
