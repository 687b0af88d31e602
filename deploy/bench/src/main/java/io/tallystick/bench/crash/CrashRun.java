package io.tallystick.bench.crash;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.cluster.BlockWatch;
import io.tallystick.bench.cluster.Cluster;
import io.tallystick.bench.cluster.LedgerInstance;
import io.tallystick.bench.crash.CrashReport.Recovery;
import io.tallystick.embedded.OtherJava;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Kills the ledger application under load, again and again, and the broker with it at times; then judges what is in the
 * topics. When and whom is decided by the seed; what the machine makes of it is not, so a failing run's directory is kept.
 */
public final class CrashRun {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration RECOVERY = Duration.ofMinutes(3);
    private static final int LONGEST_PAUSE_MILLIS = 2_500;
    private static final int LOOK_MILLIS = 500;

    private final CrashSettings settings;
    private final Path directory;
    private final Consumer<String> progress;
    private final Random random;
    private final List<LedgerInstance> instances = new ArrayList<>();
    private final List<Recovery> recoveries = new ArrayList<>();
    private int brokerRestarts;
    private long beginNanos;

    /**
     * @param directory for data, state and logs; empty
     * @param progress takes a line for each thing that is done
     */
    public CrashRun(CrashSettings settings, Path directory, Consumer<String> progress) {
        this.settings = settings;
        this.directory = directory;
        this.progress = progress;
        this.random = new Random(settings.seed());
    }

    /** Does the run; takes about ten seconds a kill. */
    public CrashReport run() throws InterruptedException {
        BenchNetwork network = new BenchNetwork("crash", settings.ledgers());
        try (Cluster cluster = Cluster.start(directory, network);
                LoadSender load = new LoadSender(cluster, settings.devices(), settings.perSecond(), settings.seed());
                BlockWatch watch = new BlockWatch(cluster)) {
            try {
                for (int i = 0; i < settings.instances(); i++) {
                    instances.add(cluster.instance("instance-" + i, 1 + i % 3, settings.settings()));
                }
                instances.forEach(LedgerInstance::start);
                beginNanos = System.nanoTime();
                load.start();
                require(watch.awaitAllAfter(beginNanos, START), "the application does not start");
                for (int kill = 1; kill <= settings.kills(); kill++) {
                    crash(cluster, watch, kill);
                }
                load.finish();
                progress.accept("load ended after " + load.acknowledged().size() + " records; waiting for the ledgers");
                long[] ends = load.ends(settings.ledgers());
                if (!watch.awaitCovered(ends, RECOVERY)) {
                    throw new IllegalStateException("the ledgers do not get to the end:" + watch.progress(ends));
                }
                awaitMessages(cluster);
                stop();
                return judge(cluster, load);
            } finally {
                stop();
            }
        }
    }

    private void crash(Cluster cluster, BlockWatch watch, int kill) throws InterruptedException {
        pause(LONGEST_PAUSE_MILLIS);
        boolean both = random.nextInt(4) == 0;
        boolean broker = settings.brokerEvery() > 0 && kill % settings.brokerEvery() == 0;
        LedgerInstance victim = instances.get(random.nextInt(instances.size()));
        List<LedgerInstance> victims = both ? instances : List.of(victim);
        long at = System.nanoTime();
        victims.forEach(LedgerInstance::kill);
        String what = "killed " + (both ? "all" : victim.name());
        if (broker) {
            what += ", " + restartBroker(cluster);
        }
        boolean away = !both && !broker && random.nextInt(4) == 0;
        if (away) {
            // It stays away until the others have taken over.
            require(watch.awaitAllAfter(at, RECOVERY), "not taken over: " + what);
            what += ", others took over";
        } else {
            what += ", back after " + pause(LONGEST_PAUSE_MILLIS) + " ms";
        }
        victims.forEach(LedgerInstance::start);
        // One time in four the next kill may come in the middle of the recovery.
        boolean patient = random.nextInt(4) != 0 || kill == settings.kills();
        Duration recovery = watch.awaitAllAfter(at, patient ? RECOVERY : Duration.ofMillis(1 + random.nextInt(3_000)));
        if (patient) {
            require(recovery, "not recovered: " + what);
            requireAlive();
        }
        Recovery done = new Recovery(what, recovery, (at - beginNanos) / 1e9);
        recoveries.add(done);
        progress.accept(kill + ": " + done);
    }

    /** An instance never ends by itself: it takes up again whatever passes. */
    private void requireAlive() {
        for (LedgerInstance instance : instances) {
            if (!instance.isAlive()) {
                throw new IllegalStateException(instance.name() + " ended by itself, see " + instance.log());
            }
        }
    }

    private String restartBroker(Cluster cluster) throws InterruptedException {
        boolean hard = brokerRestarts++ % 2 == 1;
        if (hard) {
            cluster.broker().kill();
        } else {
            cluster.broker().stop();
        }
        pause(LONGEST_PAUSE_MILLIS);
        cluster.broker().start();
        return "broker " + (hard ? "killed" : "restarted");
    }

    /** Waits until what the last events sent to other ledgers has arrived there. */
    private void awaitMessages(Cluster cluster) throws InterruptedException {
        long until = System.nanoTime() + RECOVERY.toNanos();
        long underway = 1;
        while (underway > 0) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(underway + " messages between ledgers do not arrive");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            underway = LedgerEvidence.underway(cluster);
        }
    }

    private CrashReport judge(Cluster cluster, LoadSender load) throws InterruptedException {
        List<LedgerEvidence> ledgers = new ArrayList<>();
        CrashChecker checker = new CrashChecker(cluster.network(), load.acknowledged());
        for (int ledger = 0; ledger < settings.ledgers(); ledger++) {
            LedgerEvidence evidence = LedgerEvidence.read(cluster, ledger);
            ledgers.add(evidence);
            checker.check(evidence);
        }
        List<String> faults = new ArrayList<>(checker.faults(load.streams()));
        MoneyChecker money = new MoneyChecker(cluster.network());
        for (LedgerEvidence evidence : ledgers) {
            money.check(evidence, LedgerEvidence.settlements(cluster, evidence.ledger()));
        }
        faults.addAll(money.faults());
        String replays = replayElsewhere(cluster, ledgers, money, faults);
        return new CrashReport(faults, checker.counts(), checker.checkpoints(), money + "; " + replays, recoveries);
    }

    /** Has another Java run the contracts again, if the machine has one. */
    private String replayElsewhere(
            Cluster cluster, List<LedgerEvidence> ledgers, MoneyChecker money, List<String> faults)
            throws InterruptedException {
        try {
            Optional<OtherJava> other = OtherJava.find();
            if (other.isEmpty()) {
                progress.accept("NOT REPLAYED with another Java: none of another version in " + OtherJava.HOMES);
                return "replayed with this Java alone";
            }
            faults.addAll(ReplayElsewhere.on(
                    other.get(), cluster.network(), ledgers, directory.resolve("replay"), money.replayed()));
            return "replayed with this Java and " + other.get();
        } catch (IOException e) {
            throw new UncheckedIOException("the ledgers cannot be written for another Java", e);
        }
    }

    /** Stops all instances in good order; what they took is then sealed and signed. */
    private void stop() {
        instances.forEach(LedgerInstance::close);
    }

    /** Lets a random time pass: it is the randomness that is wanted, nothing is waited for. */
    private int pause(int mostMillis) throws InterruptedException {
        int millis = random.nextInt(mostMillis);
        TimeUnit.MILLISECONDS.sleep(millis);
        return millis;
    }

    private void require(Duration happened, String otherwise) {
        if (happened == null) {
            throw new IllegalStateException(otherwise + "; see the logs in " + directory);
        }
    }
}
