package io.tallystick.ledger.testing;

import io.tallystick.ledger.cbor.CborReader;
import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.ledger.cbor.MalformedCborException;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.pipeline.ContractStage;
import io.tallystick.ledger.pipeline.LedgerStep;
import io.tallystick.ledger.state.StateBackend;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Contracts that count, from the first activation on: each event of a subject is an outcome, and so is a timer ten seconds
 * after it, each message, and, before a seal, how much happened. Every outcome names the one before it by its index, so that
 * a wrong index spoils all that follow. An event about {@link #BURST} has many large outcomes.
 */
public final class CountingContracts implements ContractStage {
    public static final String BURST = "burst";
    public static final int BURST_OUTCOMES = 70;

    private static final long TIMER_MILLIS = 10_000;
    private static final byte[] KEY = {'C'};

    private record Timer(long due, String subject, long count) {}

    private final StateBackend backend;
    private final Map<String, Long> counts = new TreeMap<>();
    private final TreeSet<Timer> timers = new TreeSet<>(
            Comparator.comparingLong(Timer::due).thenComparing(Timer::subject).thenComparingLong(Timer::count));
    private boolean active;
    private long last;
    private long unstated;

    public CountingContracts(StateBackend backend) {
        this.backend = backend;
        byte[] value = backend.get(KEY);
        if (value != null) {
            read(new CborReader(value));
        }
    }

    /** Opens them as a ledger does. */
    public static Factory factory() {
        return (genesis, ledger, backend) -> new CountingContracts(backend);
    }

    @Override
    public void advance(long timeMillis, Emitter out) {
        while (!timers.isEmpty() && timers.first().due <= timeMillis) {
            Timer timer = timers.pollFirst();
            emit(out, "timer", timer.subject, timer.count, timer.due, 0);
        }
    }

    @Override
    public void entered(long index, LedgerStep step, long timeMillis, Emitter out) {
        if (step instanceof LedgerStep.Activate) {
            active = true;
        } else if (active && step instanceof LedgerStep.Receive receive) {
            emit(
                    out,
                    "message",
                    "ledger " + receive.entry().from(),
                    receive.entry().sequence(),
                    timeMillis,
                    0);
        } else if (active && step instanceof LedgerStep.Accept accept) {
            String subject = accept.event().stream().subject();
            long count = counts.merge(subject, 1L, Long::sum);
            timers.add(new Timer(timeMillis + TIMER_MILLIS, subject, count));
            emit(out, "event", subject, count, timeMillis, 0);
            for (int i = 0; subject.equals(BURST) && i < BURST_OUTCOMES; i++) {
                emit(out, "burst", subject, i, timeMillis, 30_000);
            }
        }
    }

    @Override
    public void sealing(long timeMillis, Emitter out) {
        if (unstated > 0) {
            emit(out, "statement", "all", unstated, timeMillis, 0);
            unstated = 0;
        }
    }

    private void emit(Emitter out, String what, String subject, long count, long timeMillis, int padding) {
        CborWriter body = new CborWriter(64).map(6);
        body.integer(1).text(what).integer(2).text(subject).integer(3).integer(count);
        body.integer(4).integer(timeMillis).integer(5).integer(last).integer(6).bytes(new byte[padding]);
        last = out.outcome(new OutcomeEntry(body.toByteArray()));
        unstated++;
    }

    @Override
    public long nextDueMillis() {
        return timers.isEmpty() ? Long.MAX_VALUE : timers.first().due;
    }

    @Override
    public void write() {
        CborWriter out = new CborWriter(64)
                .array(5)
                .integer(active ? 1 : 0)
                .integer(last)
                .integer(unstated);
        out.array(2 * counts.size());
        counts.forEach((subject, count) -> out.text(subject).integer(count));
        out.array(3 * timers.size());
        timers.forEach(t -> out.integer(t.due).text(t.subject).integer(t.count));
        backend.put(KEY, out.toByteArray());
    }

    private void read(CborReader in) {
        try {
            in.readArray();
            active = in.readInteger() == 1;
            last = in.readInteger();
            unstated = in.readInteger();
            for (int left = in.readArray(); left > 0; left -= 2) {
                counts.put(in.readText(), in.readInteger());
            }
            for (int left = in.readArray(); left > 0; left -= 3) {
                timers.add(new Timer(in.readInteger(), in.readText(), in.readInteger()));
            }
        } catch (MalformedCborException e) {
            throw new AssertionError(e);
        }
    }
}
