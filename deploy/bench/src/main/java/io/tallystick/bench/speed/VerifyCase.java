package io.tallystick.bench.speed;

import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import java.util.ArrayList;
import java.util.List;

/** The bound that cryptography sets: the same signatures checked in a loop, on as many threads as there are stream threads. */
public final class VerifyCase implements BenchCase {
    private static final int SAMPLE = 60_000;

    private record Signed(SignedEnvelope envelope, VerificationKey key) {}

    private List<Signed> sample;

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String description() {
        return "nothing but the signature checks, in memory, on as many threads as stream threads; no Kafka";
    }

    @Override
    public double run(Workbench bench) throws InterruptedException {
        if (sample == null) {
            sample = sample(bench.preload());
        }
        SignatureVerifier verifier = SignatureVerifiers.best();
        int threads = bench.settings().threads();
        List<Thread> running = new ArrayList<>();
        long[] failures = new long[threads];
        long begin = System.nanoTime();
        for (int t = 0; t < threads; t++) {
            int own = t;
            Thread thread = new Thread(() -> failures[own] = verify(verifier, own, threads), "verify-" + t);
            thread.start();
            running.add(thread);
        }
        for (Thread thread : running) {
            thread.join();
        }
        long nanos = System.nanoTime() - begin;
        for (long failed : failures) {
            if (failed != 0) {
                throw new IllegalStateException("signatures that should verify do not: " + failed);
            }
        }
        return sample.size() * 1e9 / nanos;
    }

    private long verify(SignatureVerifier verifier, int first, int step) {
        long failed = 0;
        for (int i = first; i < sample.size(); i += step) {
            Signed signed = sample.get(i);
            failed += signed.envelope.isSignedBy(signed.key, verifier) ? 0 : 1;
        }
        return failed;
    }

    private static List<Signed> sample(Preload preload) {
        List<Signed> decoded = new ArrayList<>(SAMPLE);
        List<byte[]> envelopes = preload.sample(SAMPLE);
        for (int i = 0; i < envelopes.size(); i++) {
            try {
                decoded.add(new Signed(
                        SignedEnvelope.decode(envelopes.get(i)),
                        preload.deviceOf(i).signer().verificationKey()));
            } catch (MalformedEnvelopeException e) {
                throw new IllegalStateException("an envelope that was just made does not decode", e);
            }
        }
        return decoded;
    }
}
