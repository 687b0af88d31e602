package io.tallystick.topology.ahead;

import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.pipeline.ExaminedEnvelope;
import io.tallystick.schemas.serde.EventCodec;
import io.tallystick.schemas.serde.MalformedEventException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Decodes envelopes and checks their signatures from the moment a poll brings them, on threads of its own: while a stream
 * thread waits for a commit, and on cores that have no stream thread. What it finds out depends on the bytes and the key
 * alone, so the ledger's verdict is the same with it and without; a stage that finds nothing here looks for itself.
 *
 * <p>Holds what the consumer has polled and the stage has not taken yet, which Kafka Streams bounds by
 * {@code buffered.records.per.partition} and one poll more.
 */
public final class EnvelopeExaminer implements AutoCloseable {
    /** Records that one thread takes at a time: enough to make handing over cheap, about a millisecond of checks. */
    private static final int CHUNK = 32;

    /** Keys that are remembered at most, 100 bytes or so each; beyond that all are forgotten and learned anew. */
    private static final int MAX_KEYS = 1_000_000;

    private final SignatureVerifier verifier;
    private final ExecutorService executor;
    private final Map<String, VerificationKey> keys = new ConcurrentHashMap<>();
    private final Map<Integer, Queue<ExaminedChunk>> chunks = new ConcurrentHashMap<>();

    /** @param threads 1 to 64, or 0: nothing is examined ahead */
    public EnvelopeExaminer(SignatureVerifier verifier, int threads) {
        this.verifier = verifier;
        this.executor = threads == 0 ? null : executor(threads);
    }

    private static ExecutorService executor(int threads) {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "tallystick-verify-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                // After the end: whoever still needs a chunk runs it.
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Whether anything is examined ahead at all. */
    public boolean isAhead() {
        return executor != null;
    }

    /** Takes what a poll brought for a ledger, in its order. */
    void polled(int ledger, List<ConsumerRecord<byte[], byte[]>> records) {
        if (executor == null) {
            return;
        }
        Queue<ExaminedChunk> queue = queue(ledger);
        for (int from = 0; from < records.size(); from += CHUNK) {
            byte[][] values = new byte[Math.min(CHUNK, records.size() - from)][];
            for (int i = 0; i < values.length; i++) {
                values[i] = records.get(from + i).value();
            }
            ExaminedChunk chunk = new ExaminedChunk(values, this::examine);
            queue.add(chunk);
            executor.execute(chunk);
        }
    }

    /** What the stage of a ledger takes its envelopes from. */
    public ExaminedEnvelopes envelopes(int ledger) {
        return new ExaminedEnvelopes(queue(ledger));
    }

    /**
     * Remembers whose key has authenticated an envelope that was not examined with it; the next ones will likely be of the
     * same.
     */
    public void learn(String keyId, VerificationKey key) {
        if (executor == null) {
            return;
        }
        if (keys.size() >= MAX_KEYS) {
            keys.clear();
        }
        keys.put(keyId, key);
    }

    /** The envelope as far as it can be examined ahead; null where there is none in the value: the stage says why. */
    private ExaminedEnvelope examine(byte[] value) {
        try {
            return value == null ? null : ExaminedEnvelope.ahead(EventCodec.envelope(value), keys, verifier);
        } catch (MalformedEventException e) {
            return null;
        }
    }

    private Queue<ExaminedChunk> queue(int ledger) {
        return chunks.computeIfAbsent(ledger, number -> new ConcurrentLinkedQueue<>());
    }

    /** Ends the threads; what they were at does not matter any more. */
    @Override
    public void close() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }
}
