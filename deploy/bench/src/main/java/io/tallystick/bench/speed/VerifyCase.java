package io.tallystick.bench.speed;

import io.tallystick.bench.meter.Meter;
import io.tallystick.bench.meter.Usage;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/** The bound that cryptography sets: the same signatures checked in a loop, on as many threads as there are stream threads. */
public final class VerifyCase implements BenchCase {
    /** More than the processor's caches hold, and little enough to be made anew in each round. */
    private static final int SAMPLE = 20_000;

    private record Signed(SignedEnvelope envelope, VerificationKey key) {}

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String description() {
        return "nothing but the signature checks, in memory, on as many threads as stream threads; no Kafka";
    }

    @Override
    public Measurement run(Workbench bench) throws InterruptedException {
        Fleet fleet = bench.preload().fleet();
        return run(fleet, bench.settings().threads(), bench.settings().measured(), bench.meter());
    }

    /** The loop over a fleet's envelopes for a time. */
    public static Measurement run(Fleet fleet, int threads, Duration time, Meter meter) throws InterruptedException {
        List<Signed> sample = sample(fleet);
        SignatureVerifier verifier = SignatureVerifiers.best();
        LongAdder checked = new LongAdder();
        LongAdder refused = new LongAdder();
        List<Thread> running = new ArrayList<>();
        Meter.Reading begin = meter.read();
        long until = begin.nanos() + time.toNanos();
        for (int t = 0; t < threads; t++) {
            int first = (int) ((long) SAMPLE * t / threads);
            Thread thread = new Thread(() -> verify(sample, first, verifier, until, checked, refused), "verify-" + t);
            thread.start();
            running.add(thread);
        }
        for (Thread thread : running) {
            thread.join();
        }
        Usage usage = meter.read().since(begin);
        if (refused.sum() != 0) {
            throw new IllegalStateException("signatures that should verify do not: " + refused);
        }
        return new Measurement(checked.sum(), true, usage, null);
    }

    private static void verify(
            List<Signed> sample, int first, SignatureVerifier verifier, long until, LongAdder checked, LongAdder no) {
        long done = 0;
        long failed = 0;
        for (int i = first; System.nanoTime() < until; i = (i + 1) % SAMPLE) {
            Signed signed = sample.get(i);
            failed += signed.envelope.isSignedBy(signed.key, verifier) ? 0 : 1;
            done++;
        }
        checked.add(done);
        no.add(failed);
    }

    /** Envelopes without certificates: those follow a device's first. */
    private static List<Signed> sample(Fleet fleet) {
        return LongStream.range(0, SAMPLE)
                .parallel()
                .map(number -> number + fleet.devices())
                .mapToObj(number -> signed(fleet, number))
                .toList();
    }

    private static Signed signed(Fleet fleet, long number) {
        try {
            return new Signed(SignedEnvelope.decode(fleet.envelope(number)), fleet.key(number));
        } catch (MalformedEnvelopeException e) {
            throw new IllegalStateException("an envelope that was just made does not decode", e);
        }
    }
}
