package io.tallystick.cli;

import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.keys.DeviceFile;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.ledger.senml.SenmlWriter;
import io.tallystick.quickstart.replay.ReadingValue;
import io.tallystick.quickstart.replay.ReplayEvent;
import io.tallystick.sink.export.UnreachableException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Signs and sends the events of a replay, and counts what becomes of them: taken = acknowledged + refused + lost. */
final class ReplayRun {
    private final Genesis genesis;
    private final EventSender sender;
    private final ReplayDevices devices;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private long taken;
    private long refused;
    private String firstRefusal = "";

    ReplayRun(Genesis genesis, EventSender sender, ReplayDevices devices) {
        this.genesis = genesis;
        this.sender = sender;
        this.devices = devices;
    }

    /** Takes one event; returns before Kafka has it. */
    void send(ReplayEvent event) {
        requireNoFailure();
        taken++;
        byte[] envelope;
        try {
            envelope = sign(event);
        } catch (IllegalArgumentException e) {
            refused++;
            firstRefusal = firstRefusal.isEmpty() ? "line " + event.lineNumber() + ": " + e.getMessage() : firstRefusal;
            return;
        }
        int ledger = SubjectRouting.ledgerOf(event.subject(), genesis.ledgerCount());
        sender.send(ledger, event.subject(), envelope, event.time().toEpochMilli(), (where, problem) -> {
            if (problem == null) {
                acknowledged.incrementAndGet();
            } else {
                lost.incrementAndGet();
                failure.compareAndSet(null, problem);
            }
        });
    }

    private byte[] sign(ReplayEvent event) {
        SenmlWriter pack = new SenmlWriter("");
        for (ReadingValue reading : event.readings()) {
            switch (reading.type()) {
                case NUMBER -> pack.number(reading.name(), reading.unit(), reading.text(), null);
                case TEXT -> pack.text(reading.name(), reading.text(), null);
                case BOOLEAN -> pack.bool(reading.name(), Boolean.parseBoolean(reading.text()), null);
            }
        }
        if (event.time().isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("time: want 1970 or later, got " + event.time());
        }
        ReplayDevices.Device device = devices.get(event.device());
        DeviceFile file = device.file();
        return Envelopes.sign(
                file.signer(),
                file.id().toString(),
                event.subject(),
                file.nextSequence(event.subject()),
                event.time(),
                ContentType.SENML_JSON,
                pack.toByteArray(),
                device.introduce(event.subject()) ? file.chain() : List.of());
    }

    /** Waits for Kafka's acknowledgement of all. */
    void finish() {
        sender.flush();
        requireNoFailure();
    }

    private void requireNoFailure() {
        Exception problem = failure.get();
        if (problem != null) {
            sender.flush();
            throw new UnreachableException(
                    "sending: " + problem.getMessage() + "; of " + taken + " events " + acknowledged
                            + " are acknowledged, " + refused + " refused, " + lost
                            + " may be lost: the ledger will show their numbers as gaps",
                    problem);
        }
    }

    long taken() {
        return taken;
    }

    long acknowledged() {
        return acknowledged.get();
    }

    long refused() {
        return refused;
    }

    /** Why the first refused event was; empty if none was. */
    String firstRefusal() {
        return firstRefusal;
    }
}
