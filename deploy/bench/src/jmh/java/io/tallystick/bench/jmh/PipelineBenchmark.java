package io.tallystick.bench.jmh;

import io.tallystick.bench.speed.TrustingVerifier;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.pipeline.LedgerPipeline;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One event through the pure core, its share of a block of 2,000 events included: no Kafka, no disk. */
public class PipelineBenchmark extends InNanoseconds {
    private static final int EVENTS = 20_000;
    private static final int EVENTS_A_BLOCK = 2_000;

    @Param({"true", "false"})
    public boolean signaturesChecked;

    @Param({"1", "64"})
    public int readings;

    private JmhLedger ledger;
    private LedgerPipeline pipeline;
    private long sealedBytes;

    @Setup
    public void sign() {
        ledger = new JmhLedger(EVENTS, readings);
    }

    @Setup(Level.Invocation)
    public void begin() {
        pipeline = ledger.begin(
                signaturesChecked ? SignatureVerifiers.best() : new TrustingVerifier(),
                block -> sealedBytes += block.bundle().length);
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long event() {
        for (int from = 0; from < EVENTS; from += EVENTS_A_BLOCK) {
            ledger.accept(pipeline, from, from + EVENTS_A_BLOCK);
            pipeline.commit();
        }
        return sealedBytes;
    }
}
