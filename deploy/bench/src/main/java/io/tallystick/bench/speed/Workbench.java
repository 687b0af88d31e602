package io.tallystick.bench.speed;

import io.tallystick.bench.cluster.Cluster;
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

/** What the cases share: the broker with the loaded events, the settings, and one way of taking the time. */
public final class Workbench implements AutoCloseable {
    /** How often the group's committed offsets are asked for; the error of a measurement. */
    private static final long LOOK_MILLIS = 10;

    private static final long LONGEST_RUN_MINUTES = 60;

    private final BenchSettings settings;
    private final Cluster cluster;
    private final Preload preload;
    private final Admin admin;
    private int runs;

    public Workbench(BenchSettings settings, Cluster cluster) {
        this.settings = settings;
        this.cluster = cluster;
        this.preload = new Preload(cluster, settings.devices());
        this.admin = cluster.admin();
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
     * Takes the time of an application that has been started: from the first commit of its group that is seen until the
     * group has committed the end of the events topic. What that first commit covers does not count, so neither start-up
     * nor a task that begins before the others distorts the rate. Offsets commit together with the output, so all output
     * is committed then.
     *
     * @return records a second
     */
    public double time(String group) throws InterruptedException {
        long end = Arrays.stream(cluster.eventEnds()).sum();
        long started = System.nanoTime();
        long done = committed(group);
        while (done == 0) {
            pause(group, started);
            done = committed(group);
        }
        long first = done;
        long begin = System.nanoTime();
        if (first >= end) {
            throw new IllegalStateException(group + " was done within " + LOOK_MILLIS
                    + " ms of its first commit: want more records to measure");
        }
        while (done < end) {
            pause(group, started);
            done = committed(group);
        }
        return (end - first) * 1e9 / (System.nanoTime() - begin);
    }

    private static void pause(String group, long started) throws InterruptedException {
        if (System.nanoTime() - started > TimeUnit.MINUTES.toNanos(LONGEST_RUN_MINUTES)) {
            throw new IllegalStateException(group + " did not finish in " + LONGEST_RUN_MINUTES + " minutes");
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
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
    private long committed(String group) throws InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(at -> at.getValue() != null
                            && at.getKey().topic().equals(cluster.topics().events()))
                    .mapToLong(at -> at.getValue().offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot read the offsets of " + group + ": " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
