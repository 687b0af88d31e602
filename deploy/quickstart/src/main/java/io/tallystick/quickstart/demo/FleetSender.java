package io.tallystick.quickstart.demo;

import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.quickstart.fleet.ExpectedCounts;
import io.tallystick.quickstart.fleet.FleetDevice;
import io.tallystick.quickstart.fleet.FleetLedger;
import io.tallystick.quickstart.fleet.FleetPlan;
import io.tallystick.quickstart.fleet.PlannedSend;
import io.tallystick.quickstart.send.SignedSends;
import io.tallystick.schemas.serde.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends a fleet's plan at a steady rate, whatever the ledgers do: a fleet does not wait. Where it falls behind it catches up.
 * To be used by one thread; what the getters return is complete when {@link #finish} has returned.
 */
final class FleetSender {
    private static final long PAUSE_NANOS = 1_000_000;
    private static final String SOURCE = "simulated fleet";

    private record Introduced(DeviceId device, int partition) {}

    private final FleetPlan plan;
    private final SignedSends envelopes;
    private final Producer<byte[], byte[]> producer;
    private final int schemaId;
    private final String topic;
    private final FieldCounters fields;
    private final InstantSource clock;
    private final FleetLedger books = new FleetLedger();
    private final Set<Introduced> introduced = new HashSet<>();
    private final long[] nextOffsets;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Function<String, Integer> ledgerOf;
    private long revocations;

    FleetSender(
            FleetPlan plan,
            SignedSends envelopes,
            Producer<byte[], byte[]> producer,
            int schemaId,
            String topic,
            FieldCounters fields,
            InstantSource clock,
            int ledgers,
            Function<String, Integer> ledgerOf) {
        this.plan = plan;
        this.envelopes = envelopes;
        this.producer = producer;
        this.schemaId = schemaId;
        this.topic = topic;
        this.fields = fields;
        this.clock = clock;
        this.nextOffsets = new long[ledgers];
        this.ledgerOf = ledgerOf;
    }

    /** Tells every ledger which devices are revoked; before anything else is sent. */
    void revoke() {
        for (FleetDevice device : plan.revokedDevices()) {
            Instant now = clock.instant();
            byte[] value = value(envelopes.revocation(device.id(), now), now);
            byte[] key = device.id().toString().getBytes(StandardCharsets.UTF_8);
            for (int ledger = 0; ledger < nextOffsets.length; ledger++) {
                producer.send(new ProducerRecord<>(topic, ledger, key, value), callback());
                revocations++;
            }
        }
    }

    /**
     * Sends until the time is over or somebody says stop, and then on to where the plan may be left.
     *
     * @throws DemoException if the broker refuses a record
     */
    void run(double perSecond, Duration duration, BooleanSupplier stop) {
        long begin = System.nanoTime();
        long sent = 0;
        for (long elapsed = 0;
                elapsed < duration.toNanos() && !stop.getAsBoolean();
                elapsed = System.nanoTime() - begin) {
            long due = (long) (perSecond * elapsed / 1e9) + 1;
            for (; sent < due && !stop.getAsBoolean(); sent++) {
                send(plan.next());
            }
            requireNoFailure();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        while (!plan.canStop()) {
            send(plan.next());
        }
        finish();
    }

    private void finish() {
        producer.flush();
        requireNoFailure();
    }

    private void send(PlannedSend send) {
        Instant now = clock.instant();
        byte[] value = value(envelopes.bytes(send, now), now);
        byte[] key = send.recordKey().getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(topic, key, value), callback());
        books.record(send);
        fields.sent(send);
        if (send instanceof PlannedSend.Honest && send.content().introduce()) {
            introduced.add(new Introduced(send.content().device(), ledgerOf.apply(send.recordKey())));
        }
    }

    private byte[] value(byte[] envelope, Instant now) {
        return EventCodec.encode(schemaId, envelope, now.toEpochMilli(), SOURCE);
    }

    private Callback callback() {
        return (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            } else {
                synchronized (nextOffsets) {
                    int partition = metadata.partition();
                    nextOffsets[partition] = Math.max(nextOffsets[partition], metadata.offset() + 1);
                }
            }
        };
    }

    private void requireNoFailure() {
        Exception first = failure.get();
        if (first != null) {
            throw new DemoException(
                    "the broker did not take a record of the fleet: " + first.getMessage() + "; is the disk full?",
                    first);
        }
    }

    /** What the ledgers must show. */
    Expectation expectation() {
        ExpectedCounts counts = books.counts();
        return new Expectation(counts, revocations, introduced.size());
    }

    /** Where each partition of the events topic ends. */
    long[] nextOffsets() {
        synchronized (nextOffsets) {
            return nextOffsets.clone();
        }
    }

    long sent() {
        return books.counts().sent();
    }
}
