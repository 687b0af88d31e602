package io.tallystick.bench.speed;

import io.tallystick.bench.meter.KafkaBytes;
import io.tallystick.bench.meter.Meter;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.topology.app.AppSettings;
import io.tallystick.topology.app.LedgerApp;
import io.tallystick.topology.stage.Names;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ledger application as it is: authenticated, ordered, sealed, signed; or all but the check of the signatures. */
public final class SealCase implements BenchCase {
    private static final Duration MAX_WAIT = Duration.ofSeconds(60);

    private final String name;
    private final String description;
    private final SignatureVerifier signatures;

    private SealCase(String name, String description, SignatureVerifier signatures) {
        this.name = name;
        this.description = description;
        this.signatures = signatures;
    }

    /** Nothing switched off. */
    public static SealCase checked() {
        return new SealCase(
                "seal",
                "the ledger application: every signature checked, ordered, sealed into blocks, checkpoints signed",
                SignatureVerifiers.best());
    }

    /** Nothing switched off but the check of the devices' signatures: a yardstick of the rest, and no ledger to trust. */
    public static SealCase unchecked() {
        return new SealCase(
                "seal-unchecked",
                "the same application, but every signature taken for good without a look (only the benchmark can do that)",
                new TrustingVerifier());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Measurement run(Workbench bench) throws InterruptedException {
        bench.cluster().createTopics();
        AcceptedCount count = new AcceptedCount();
        AppSettings settings = bench.appSettings(count);
        Map<String, Long> bytesBefore = KafkaBytes.byTopic(bench.admin());
        long heapBefore = Meter.liveHeapBytes();
        Measurement measured;
        long heap;
        try (LedgerApp app = LedgerApp.start(settings, MAX_WAIT, Clock.systemUTC(), signatures)) {
            measured = bench.measure(settings.applicationId(), () -> requireHealthy(app));
            heap = Meter.liveHeapBytesSince(heapBefore);
        }
        long committed = bench.committed(settings.applicationId());
        count.require(committed - bench.preload().controls());
        Map<String, Long> bytes = KafkaBytes.added(bytesBefore, KafkaBytes.byTopic(bench.admin()));
        Cost cost = new Cost(committed, bench.preload().meanBytes(), bytes, count.outcomes(), heap);
        var topics = bench.cluster().topics();
        List<String> left = new ArrayList<>(topics.all());
        left.remove(topics.events());
        left.add(settings.applicationId() + "-" + Names.LEDGER_STATE + "-changelog");
        left.add(settings.applicationId() + "-" + Names.SIGNER_STATE + "-changelog");
        bench.forget(settings.applicationId(), left);
        return measured.with(cost);
    }

    /** Throws if the application has stopped by itself. */
    public static void requireHealthy(LedgerApp app) {
        app.failure().ifPresent(failure -> {
            throw new IllegalStateException("the application stopped: " + failure, failure);
        });
    }
}
