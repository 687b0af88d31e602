package io.tallystick.connect.webhook;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** What a task asked of its worker, for one partition. */
final class RecordedContext implements SinkTaskContext {
    private final TopicPartition partition;
    private final List<Throwable> reported = new CopyOnWriteArrayList<>();
    private ErrantRecordReporter reporter;
    private boolean paused;

    RecordedContext(TopicPartition partition) {
        this.partition = partition;
    }

    /** From now on there is a dead-letter topic; what is reported is written when the future completes. */
    CompletableFuture<Void> withReporter() {
        CompletableFuture<Void> written = new CompletableFuture<>();
        reporter = (record, reason) -> {
            reported.add(reason);
            return written;
        };
        return written;
    }

    boolean isPaused() {
        return paused;
    }

    List<Throwable> reported() {
        return reported;
    }

    @Override
    public ErrantRecordReporter errantRecordReporter() {
        return reporter;
    }

    @Override
    public Set<TopicPartition> assignment() {
        return Set.of(partition);
    }

    @Override
    public void pause(TopicPartition... partitions) {
        paused = true;
    }

    @Override
    public void resume(TopicPartition... partitions) {
        paused = false;
    }

    @Override
    public Map<String, String> configs() {
        return Map.of();
    }

    @Override
    public void offset(Map<TopicPartition, Long> offsets) {
        throw new UnsupportedOperationException("the task never seeks");
    }

    @Override
    public void offset(TopicPartition seek, long offset) {
        throw new UnsupportedOperationException("the task never seeks");
    }

    @Override
    public void timeout(long timeoutMs) {
        // Only a worker waits.
    }

    @Override
    public void requestCommit() {
        throw new UnsupportedOperationException("the task leaves commits to the worker");
    }

    @Override
    public PluginMetrics pluginMetrics() {
        throw new UnsupportedOperationException("the task has no metrics of its own");
    }
}
