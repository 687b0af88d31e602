package io.tallystick.connect.plugin;

import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Records that a sink cannot deliver, on their way to the dead-letter topic through the worker's errant-record reporter, which has their
 * own bytes. Only when one is written its offset may be committed. Safe for many threads.
 */
public final class DeadLetters {
    /** The worker's settings without which a dead letter is lost, or has no reason with it. */
    public static final String WANTED =
            "errors.tolerance=all, errors.deadletterqueue.topic.name and errors.deadletterqueue.context.headers.enable=true";

    private record Waiting(TopicPartition partition, long offset, Future<Void> written) {}

    private final ErrantRecordReporter reporter;
    private final Offsets offsets;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    /** @param reporter the worker's; null when it has none: then a dead letter is a failure */
    public DeadLetters(ErrantRecordReporter reporter, Offsets offsets) {
        this.reporter = reporter;
        this.offsets = offsets;
    }

    /** Whether the settings of a connector put dead letters on a topic, with the reason. */
    public static boolean areKept(Map<String, ?> settings) {
        return "all".equalsIgnoreCase(text(settings, "errors.tolerance"))
                && !text(settings, "errors.deadletterqueue.topic.name").isEmpty()
                && "true".equalsIgnoreCase(text(settings, "errors.deadletterqueue.context.headers.enable"));
    }

    private static String text(Map<String, ?> settings, String name) {
        Object value = settings.get(name);
        return value == null ? "" : value.toString().strip();
    }

    /**
     * Sends a record to the topic; {@link #settleWhenWritten} is to follow.
     *
     * @param reason its message goes into the letter's headers
     * @throws RuntimeException the reason, if there is no such topic
     */
    public Future<Void> report(SinkRecord record, RuntimeException reason) {
        if (reporter == null) {
            throw reason;
        }
        return reporter.report(record, reason);
    }

    /** Lets {@link #settle} settle the record once its letter is written. */
    public void settleWhenWritten(SinkRecord record, Future<Void> written) {
        waiting.add(new Waiting(Offsets.partition(record), record.originalKafkaOffset(), written));
    }

    /**
     * Settles the dead letters that have reached their topic.
     *
     * @throws ConnectException if one could not be written
     */
    public void settle() {
        for (Iterator<Waiting> letters = waiting.iterator(); letters.hasNext(); ) {
            Waiting letter = letters.next();
            if (letter.written().isDone()) {
                requireWritten(letter);
                offsets.settled(letter.partition(), letter.offset());
                letters.remove();
            }
        }
    }

    private static void requireWritten(Waiting letter) {
        try {
            letter.written().get();
        } catch (ExecutionException e) {
            throw new ConnectException(
                    "the dead letter of " + letter.partition() + ", offset " + letter.offset()
                            + " could not be written",
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("stopped while a dead letter was written", e);
        }
    }
}
