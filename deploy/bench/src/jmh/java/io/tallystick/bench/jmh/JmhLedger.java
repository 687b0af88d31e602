package io.tallystick.bench.jmh;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.speed.Fleet;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.pipeline.LedgerPipeline;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.pipeline.LedgerTask;
import io.tallystick.ledger.state.InMemoryBackend;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A ledger in memory and the events for it. */
final class JmhLedger {
    static final int DEVICES = 100;

    private final BenchNetwork network = new BenchNetwork("jmh", 1);
    private final byte[][] envelopes;
    private final String[] subjects;

    /** @param events how many are signed beforehand, those that introduce the devices not counted */
    JmhLedger(int events, int readings) {
        Fleet fleet = new Fleet(network, DEVICES, readings);
        envelopes = IntStream.range(0, DEVICES + events)
                .parallel()
                .mapToObj(fleet::envelope)
                .toArray(byte[][]::new);
        subjects = IntStream.range(0, DEVICES + events).mapToObj(fleet::subject).toArray(String[]::new);
    }

    /** A new ledger in which all devices have been introduced. */
    LedgerPipeline begin(SignatureVerifier signatures, Consumer<Block> blocks) {
        LedgerTask task = new LedgerTask(
                network.genesis(), 0, LedgerSettings.DEFAULTS, signatures, Clock.systemUTC(), new InMemoryBackend());
        LedgerPipeline pipeline = new LedgerPipeline(task, blocks, rejection -> {
            throw new IllegalStateException("a benchmark's event was refused: " + rejection);
        });
        accept(pipeline, -DEVICES, 0);
        pipeline.commit();
        return pipeline;
    }

    /** Takes the events from one number to below another. */
    void accept(LedgerPipeline pipeline, int from, int to) {
        for (int i = DEVICES + from; i < DEVICES + to; i++) {
            pipeline.accept(subjects[i], envelopes[i], i);
        }
    }
}
