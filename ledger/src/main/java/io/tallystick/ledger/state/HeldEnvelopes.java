package io.tallystick.ledger.state;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Authenticated envelopes that came before the numbers below theirs. They are input whose offset is committed, so they are
 * written to the backend with everything else at the commit; one that came and went between two commits never is.
 *
 * <pre>
 * held = since:u64 offset:u64 envelope    ; the ledger's clock at arrival, milliseconds; where it lay in the input
 * </pre>
 */
public final class HeldEnvelopes {
    /**
     * One waiting envelope.
     *
     * @param sinceMillis the ledger's clock when it came
     * @param offset where it lay in its input partition
     * @param envelope its bytes; shared, not to be changed
     */
    public record Held(long sinceMillis, long offset, byte[] envelope) {
        static Held decode(byte[] value) {
            ByteBuffer in = ByteBuffer.wrap(value);
            return new Held(in.getLong(), in.getLong(), Arrays.copyOfRange(value, 2 * Long.BYTES, value.length));
        }

        byte[] encode() {
            return ByteBuffer.allocate(2 * Long.BYTES + envelope.length)
                    .putLong(sinceMillis)
                    .putLong(offset)
                    .put(envelope)
                    .array();
        }
    }

    private static final Comparator<StreamKey> ORDER =
            Comparator.comparing(StreamKey::device).thenComparing(StreamKey::subject);

    /** Of all that wait, the one that came first; of those that came together, the first by name. */
    private static final Comparator<Waiting> LONGEST_FIRST = Comparator.comparingLong(Waiting::sinceMillis)
            .thenComparing(Waiting::stream, ORDER)
            .thenComparingLong(Waiting::sequence);

    private final StateBackend backend;
    private final Map<StreamKey, TreeMap<Long, Held>> streams = new HashMap<>(); // Looked up, never iterated.
    private final TreeSet<Waiting> bySince = new TreeSet<>(LONGEST_FIRST);
    private final Set<Slot> inBackend = new HashSet<>();
    private final Map<Slot, Held> unwritten = new LinkedHashMap<>();
    private int count;
    private long bytes;

    private record Waiting(long sinceMillis, StreamKey stream, long sequence) {}

    private record Slot(StreamKey stream, long sequence) {}

    /** Takes up what the backend holds. */
    public HeldEnvelopes(StateBackend backend) {
        this.backend = backend;
        backend.scan(StateKeys.HELD, (key, value) -> {
            StreamKey stream = StateKeys.streamOfHeld(key);
            long sequence = StateKeys.sequenceOfHeld(key);
            put(stream, sequence, Held.decode(value));
            inBackend.add(new Slot(stream, sequence));
        });
    }

    /** How many envelopes wait, over all streams. */
    public int count() {
        return count;
    }

    /** How many bytes the waiting envelopes have together. */
    public long bytes() {
        return bytes;
    }

    /** How many envelopes wait in a stream. */
    public int count(StreamKey stream) {
        TreeMap<Long, Held> waiting = streams.get(stream);
        return waiting == null ? 0 : waiting.size();
    }

    /** The envelope that waits under a number, if one does. */
    public Optional<Held> get(StreamKey stream, long sequence) {
        TreeMap<Long, Held> waiting = streams.get(stream);
        return waiting == null ? Optional.empty() : Optional.ofNullable(waiting.get(sequence));
    }

    /** The lowest number that waits in a stream, if one does. */
    public Optional<Long> first(StreamKey stream) {
        TreeMap<Long, Held> waiting = streams.get(stream);
        return waiting == null ? Optional.empty() : Optional.of(waiting.firstKey());
    }

    public void hold(StreamKey stream, long sequence, Held held) {
        put(stream, sequence, held);
        unwritten.put(new Slot(stream, sequence), held);
    }

    /** Takes out an envelope that {@link #get} found. */
    public Held remove(StreamKey stream, long sequence) {
        TreeMap<Long, Held> waiting = streams.get(stream);
        Held held = waiting.remove(sequence);
        if (waiting.isEmpty()) {
            streams.remove(stream);
        }
        bySince.remove(new Waiting(held.sinceMillis, stream, sequence));
        Slot slot = new Slot(stream, sequence);
        if (inBackend.contains(slot)) {
            unwritten.put(slot, null);
        } else {
            unwritten.remove(slot);
        }
        count--;
        bytes -= held.envelope.length;
        return held;
    }

    private void put(StreamKey stream, long sequence, Held held) {
        streams.computeIfAbsent(stream, s -> new TreeMap<>()).put(sequence, held);
        bySince.add(new Waiting(held.sinceMillis, stream, sequence));
        count++;
        bytes += held.envelope.length;
    }

    /** The stream whose longest-waiting envelope came first, if that was at or before {@code limitMillis}. */
    public Optional<StreamKey> longestWaiting(long limitMillis) {
        return bySince.isEmpty() || bySince.first().sinceMillis > limitMillis
                ? Optional.empty()
                : Optional.of(bySince.first().stream);
    }

    /** Writes what changed since the last time to the backend. */
    public void write() {
        unwritten.forEach((slot, held) -> {
            byte[] key = StateKeys.held(slot.stream, slot.sequence);
            if (held == null) {
                backend.put(key, null);
                inBackend.remove(slot);
            } else {
                backend.put(key, held.encode());
                inBackend.add(slot);
            }
        });
        unwritten.clear();
    }
}
