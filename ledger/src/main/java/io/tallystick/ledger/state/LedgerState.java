package io.tallystick.ledger.state;

import io.tallystick.ledger.identity.DeviceIdentity;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The state of one ledger that its entries determine: devices, streams, and how far messages have come. Values live in memory as objects; what changed
 * reaches the backend once per commit, in {@link #write}. Not for use by several threads at once.
 */
public final class LedgerState {
    private final StateBackend backend;
    private final int maxCached;
    private final Map<String, DeviceState> devices = new LinkedHashMap<>(256, 0.75f, true);
    private final Map<StreamKey, StreamState> streams = new LinkedHashMap<>(256, 0.75f, true);
    private final Map<Integer, SenderState> senders = new HashMap<>(); // Looked up, never iterated.
    private final List<StateCell> changedInBlock = new ArrayList<>();
    private final List<StateCell> unwritten = new ArrayList<>();
    private long height;

    /**
     * @param maxCached how many devices, and how many streams, are kept in memory between commits; the others are read
     *     again when they are needed
     */
    public LedgerState(StateBackend backend, int maxCached) {
        this.backend = backend;
        this.maxCached = maxCached;
    }

    /** What is known of a device; one of which nothing is known has no identity and is not revoked. */
    public DeviceState device(String device) {
        DeviceState state = devices.get(device);
        if (state == null) {
            byte[] value = backend.get(StateKeys.device(device));
            if (value == null) {
                return new DeviceState(device); // Not kept: whoever invents names must not fill the memory with them.
            }
            state = new DeviceState(device, value);
            devices.put(device, state);
        }
        return state;
    }

    /** How far a stream has come; a new one waits for number 1. */
    public StreamState stream(StreamKey stream) {
        StreamState state = streams.get(stream);
        if (state == null) {
            byte[] value = backend.get(StateKeys.stream(stream));
            state = value == null ? new StreamState(stream) : new StreamState(stream, value);
            streams.put(stream, state);
        }
        return state;
    }

    public void introduce(DeviceIdentity identity) {
        DeviceState device = device(identity.id().toString());
        device.introduce(identity);
        devices.put(device.name(), device);
        mark(device);
    }

    public void revoke(String device, long atMillis) {
        DeviceState state = device(device);
        state.revoke(atMillis);
        devices.put(device, state);
        mark(state);
    }

    public void accept(StreamKey key, long sequence, long digest) {
        StreamState stream = stream(key);
        stream.accept(sequence, digest);
        mark(stream);
    }

    public void skipTo(StreamKey key, long last) {
        StreamState stream = stream(key);
        stream.skipTo(last);
        mark(stream);
    }

    /** The number of the next message from a ledger, from 1. */
    public long nextMessage(int ledger) {
        return sender(ledger).next();
    }

    public void receive(int ledger, long sequence) {
        SenderState sender = sender(ledger);
        sender.received(sequence);
        mark(sender);
    }

    /** All are kept: a network has few ledgers. */
    private SenderState sender(int ledger) {
        return senders.computeIfAbsent(ledger, from -> new SenderState(from, backend.get(StateKeys.sender(from))));
    }

    /**
     * Hands over the state changes of the block that ends here, each key once, in the order in which the block first
     * changed it, with the value at the block's end: {@code length:u16 key length:u32 value}.
     *
     * @param out takes the bytes, chunk by chunk
     */
    public void drainBlockChanges(Consumer<byte[]> out) {
        for (StateCell cell : changedInBlock) {
            byte[] key = cell.key();
            byte[] value = cell.value();
            out.accept(ByteBuffer.allocate(6 + key.length + value.length)
                    .putShort((short) key.length)
                    .put(key)
                    .putInt(value.length)
                    .put(value)
                    .array());
        }
        changedInBlock.clear();
        height++;
    }

    /**
     * Writes what changed since the last time to the backend and lets go of what exceeds the cache.
     *
     * @throws IllegalStateException within a block: what the block has changed must not be let go of before its seal
     */
    public void write() {
        if (!changedInBlock.isEmpty()) {
            throw new IllegalStateException("state: want the block sealed before its changes are written, got "
                    + changedInBlock.size() + " changes of an open block");
        }
        for (StateCell cell : unwritten) {
            backend.put(cell.key(), cell.value());
            cell.written();
        }
        unwritten.clear();
        trim(devices);
        trim(streams);
    }

    private void mark(StateCell cell) {
        if (cell.markChangedIn(height)) {
            changedInBlock.add(cell);
        }
        if (cell.markUnwritten()) {
            unwritten.add(cell);
        }
    }

    private void trim(Map<?, ? extends StateCell> cells) {
        Iterator<? extends StateCell> eldest = cells.values().iterator();
        while (cells.size() > maxCached) {
            eldest.next();
            eldest.remove();
        }
    }
}
