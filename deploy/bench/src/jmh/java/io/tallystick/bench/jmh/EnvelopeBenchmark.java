package io.tallystick.bench.jmh;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.speed.Fleet;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** From an envelope's bytes to a decoded one, and to one whose signature is known to hold. */
public class EnvelopeBenchmark extends InNanoseconds {
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
