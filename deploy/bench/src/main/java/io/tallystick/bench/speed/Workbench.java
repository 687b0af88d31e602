package io.tallystick.bench.speed;

import io.tallystick.bench.cluster.Cluster;
import io.tallystick.bench.meter.Meter;
import io.tallystick.ledger.note.NoteSigner;
import io.tallystick.topology.app.AppSettings;
import io.tallystick.topology.app.LedgerProperties;
import io.tallystick.topology.stage.StageMetrics;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** What the cases share on one batch of records: the broker with the loaded events, the settings, the meters. */
public final class Workbench implements AutoCloseable {
    private static final long LOOK_MILLIS = 10;

    private final BenchSettings settings;
    private final Cluster cluster;
    private final Preload preload;
    private final Admin admin;
    private final Meter meter;
    private int runs;

    /**
     * @param cluster with a network for this batch alone
     * @param fleet whose envelopes are loaded
     */
    public Workbench(BenchSettings settings, Cluster cluster, Fleet fleet) {
        this.settings = settings;
        this.cluster = cluster;
        this.preload = new Preload(cluster, fleet);
        this.admin = cluster.admin();
        this.meter = new Meter(cluster.broker().pid());
    }

    public BenchSettings settings() {
        return settings;
    }

    public Cluster cluster() {
        return cluster;
    }

    public Preload preload() {
        return preload;
    }

    public Admin admin() {
        return admin;
    }

    public Meter meter() {
        return meter;
    }

    /** Settings of the application with a state directory of its own. */
    public AppSettings appSettings(StageMetrics metrics) {
        LedgerProperties ledger = new LedgerProperties(settings.settings());
        Map<String, Object> kafka = new HashMap<>(settings.settings());
        kafka.put("bootstrap.servers", cluster.bootstrapServers());
        kafka.put("schema.registry.url", cluster.registryUrl());
        Path state = cluster.directory().resolve("state-" + runs++);
        NoteSigner[] signers = IntStream.range(0, settings.ledgers())
                .mapToObj(cluster.network()::checkpointSigner)
                .toArray(NoteSigner[]::new);
        return new AppSettings(
                cluster.network().genesis(),
                ledgerNumber -> signers[ledgerNumber],
                kafka,
                ledger.ledger(),
                ledger.timing(),
                ledger.threads(settings.threads()),
                state,
                metrics);
    }

    /**
     * Measures an application that has been started, by what its group commits.
     *
     * @param health throws if the application has stopped
     */
    public Measurement measure(String group, Runnable health) throws InterruptedException {
        return new CommitWindow(this, group, health).measure();
    }

    /** Forgets a run: its topics and its group, so that the next begins at the first record. */
    public void forget(String group, Collection<String> topics) throws InterruptedException {
        try {
            admin.deleteTopics(topics).all().get();
            while (admin.listTopics().names().get().stream().anyMatch(topics::contains)) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            admin.deleteConsumerGroups(List.of(group)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw new IllegalStateException("cannot delete what a run left: " + e.getCause(), e);
            }
        }
    }

    /** How many records of the events topic the group has committed. */
    public long committed(String group) throws InterruptedException {
        return Arrays.stream(committedByLedger(group)).sum();
    }

    /** The same by ledger. */
    long[] committedByLedger(String group) throws InterruptedException {
        long[] committed = new long[settings.ledgers()];
        try {
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((at, offset) -> {
                        if (offset != null && at.topic().equals(cluster.topics().events())) {
                            committed[at.partition()] = offset.offset();
                        }
                    });
            return committed;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot read the offsets of " + group + ": " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
