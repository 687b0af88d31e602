package io.tallystick.bench.jmh;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.speed.Fleet;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From an envelope's bytes to a decoded one, and to one whose signature is known to hold. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EnvelopeBenchmark {
    @Param({"1", "16", "64"})
    public int readings;

    private byte[] envelope;
    private VerificationKey key;
    private SignatureVerifier verifier;

    @Setup
    public void sign() {
        Fleet fleet = new Fleet(new BenchNetwork("jmh", 1), 1, readings);
        envelope = fleet.envelope(7);
        key = fleet.key(7);
        verifier = SignatureVerifiers.best();
    }

    @Benchmark
    public SignedEnvelope decode() throws MalformedEnvelopeException {
        return SignedEnvelope.decode(envelope);
    }

    @Benchmark
    public boolean decodeAndVerify() throws MalformedEnvelopeException {
        return SignedEnvelope.decode(envelope).isSignedBy(key, verifier);
    }
}
