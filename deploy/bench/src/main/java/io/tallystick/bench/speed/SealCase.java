package io.tallystick.bench.speed;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.pipeline.Rejection;
import io.tallystick.topology.app.AppSettings;
import io.tallystick.topology.app.LedgerApp;
import io.tallystick.topology.stage.Names;
import io.tallystick.topology.stage.StageMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** The ledger application as it is: authenticated, ordered, sealed, signed. */
public final class SealCase implements BenchCase {
    private static final Duration MAX_WAIT = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "seal";
    }

    @Override
    public String description() {
        return "the ledger application: every signature checked, ordered, sealed into blocks, checkpoints signed";
    }

    @Override
    public double run(Workbench bench) throws InterruptedException {
        bench.cluster().createTopics();
        Counting counting = new Counting();
        AppSettings settings = bench.appSettings(counting);
        double rate;
        try (LedgerApp app = LedgerApp.start(settings, MAX_WAIT)) {
            rate = bench.time(settings.applicationId());
            app.failure().ifPresent(failure -> {
                throw new IllegalStateException("the application stopped: " + failure, failure);
            });
        }
        if (counting.accepted.sum() != bench.preload().loaded() || counting.others.sum() != 0) {
            throw new IllegalStateException("want " + bench.preload().loaded()
                    + " events accepted and none refused, got " + counting.accepted + " and " + counting.others);
        }
        var topics = bench.cluster().topics();
        bench.forget(
                settings.applicationId(),
                List.of(
                        topics.blocks(),
                        topics.checkpoints(),
                        topics.rejected(),
                        settings.applicationId() + "-" + Names.LEDGER_STATE + "-changelog",
                        settings.applicationId() + "-" + Names.SIGNER_STATE + "-changelog"));
        return rate;
    }

    /** Makes sure that what is measured is what is meant. */
    private static final class Counting implements StageMetrics {
        private final LongAdder accepted = new LongAdder();
        private final LongAdder others = new LongAdder();

        @Override
        public void rejected(int ledger, Rejection rejection) {
            others.increment();
        }

        @Override
        public void duplicate(int ledger) {
            others.increment();
        }

        @Override
        public void accepted(int ledger, long eventMillis, long takenMillis) {
            accepted.increment();
        }

        @Override
        public void sealed(int ledger, Block block) {}

        @Override
        public void signed(int ledger, long blockMillis, long treeSize) {}
    }
}
