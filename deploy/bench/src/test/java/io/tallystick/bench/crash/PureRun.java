package io.tallystick.bench.crash;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.crash.LedgerEvidence.Refused;
import io.tallystick.bench.crash.LoadSender.Place;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.pipeline.LedgerPipeline;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.pipeline.LedgerTask;
import io.tallystick.ledger.pipeline.Rejection;
import io.tallystick.ledger.state.InMemoryBackend;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The crash test's load through the pure core of one ledger: evidence that is right, and can be broken. */
final class PureRun {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    private final BenchNetwork network;
    private final List<LoadStream> streams = new ArrayList<>();
    private final Map<Place, Send> acknowledged = new HashMap<>();
    private final Map<Long, byte[]> events = new TreeMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Refused> rejections = new ArrayList<>();
    private final LedgerPipeline pipeline;
    private Instant now = START;
    private Send current;
    private long offset;

    PureRun(BenchNetwork network, int sends, long seed) {
        this.network = network;
        LedgerTask task = new LedgerTask(
                network.genesis(),
                0,
                LedgerSettings.DEFAULTS,
                SignatureVerifiers.best(),
                () -> now,
                new InMemoryBackend());
        pipeline = new LedgerPipeline(task, blocks::add, this::rejected);
        Random random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            streams.add(new LoadStream(network.device(i), "asset-" + i, new Random(random.nextLong())));
        }
        for (int i = 0; i < sends; i++) {
            accept(streams.get(random.nextInt(streams.size())).next());
            if (i % 20 == 0) {
                now = now.plusSeconds(1);
                pipeline.tick();
                pipeline.commit();
            }
        }
        streams.forEach(stream -> stream.finish().forEach(this::accept));
        pipeline.commit();
        now = now.plusSeconds(60);
        pipeline.tick();
        pipeline.commit();
    }

    private void accept(Send send) {
        current = send;
        acknowledged.put(new Place(0, offset), send);
        events.put(offset, send.value());
        pipeline.accept(send.subject(), send.value(), offset++);
    }

    private void rejected(Rejection rejection) {
        rejections.add(new Refused(0, offset - 1, rejection.reason().code(), current.value()));
    }

    /** A copy that may be broken. */
    LedgerEvidence evidence() {
        List<List<byte[]>> bundles = new ArrayList<>();
        List<byte[]> checkpoints = new ArrayList<>();
        long size = 0;
        for (Block block : blocks) {
            List<byte[]> entries = LedgerEvidence.entries(ByteBuffer.wrap(block.bundle()));
            bundles.add(entries);
            size += entries.size();
            Checkpoint checkpoint = new Checkpoint(network.genesis().origin(0), size, block.root());
            checkpoints.add(checkpoint.sign(network.checkpointSigner(0)).bytes());
        }
        return new LedgerEvidence(
                0,
                new TreeMap<>(events),
                bundles,
                new ArrayList<>(rejections),
                checkpoints,
                checkpoints.get(checkpoints.size() - 1));
    }

    List<LoadStream> streams() {
        return streams;
    }

    Map<Place, Send> acknowledged() {
        return acknowledged;
    }

    /** With one record more than there are. */
    Map<Place, Send> acknowledgedAnd(Place place) {
        Map<Place, Send> more = new HashMap<>(acknowledged);
        more.put(place, new Send(streams.get(0).device(), "asset-0", new byte[] {2}, 0, Send.Fate.DUPLICATE));
        return more;
    }
}
