package io.tallystick.topology.app;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the transactions that killed instances left open. Nobody can read past an open transaction: not those who take the
 * ledgers over and restore their state, nor readers of blocks; the broker itself would wait for the transaction's time-out.
 *
 * <p>A transaction is left over if it is this application's and its process is no member of the group any more. Should that
 * process live after all, it is one that the group gave up: its transaction could not have been committed.
 */
final class OrphanedTransactions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedTransactions.class);

    /** How often is looked: adds this much at most to what a takeover takes. */
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** Younger transactions are not asked about: those of instances that work last as long as a block. */
    private static final Duration LINGERING = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int UUID_CHARACTERS = 36;

    private final Admin admin;
    private final String application;
    private final boolean streamsProtocol;
    private final Pattern names;
    private final ScheduledExecutorService thread;

    /**
     * @param admin the cluster; closed with this
     * @param streamsProtocol whether the group is of the protocol "streams", or else a classic one
     */
    OrphanedTransactions(Admin admin, String application, boolean streamsProtocol) {
        this.admin = admin;
        this.application = application;
        this.streamsProtocol = streamsProtocol;
        this.names = Pattern.compile(Pattern.quote(application) + "-([0-9a-f-]{" + UUID_CHARACTERS + "})-.*");
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "orphaned-transactions");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /** Begins to look, now and again, until closed. */
    void start() {
        thread.scheduleWithFixedDelay(this::lookAgain, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookAgain() {
        try {
            look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnsupportedVersionException) {
                LOG.info(
                        "this broker cannot list transactions: what a killed instance left open waits for its time-out");
                thread.shutdown();
            } else {
                LOG.debug("could not look for transactions of killed instances", e);
            }
        } catch (Exception e) {
            // Without this help a takeover takes longer, and is right all the same.
            LOG.debug("could not look for transactions of killed instances", e);
        }
    }

    /** Looks once; gives the transactional ids that it ended the transactions of. */
    Set<String> look() throws Exception {
        ListTransactionsOptions lingering = new ListTransactionsOptions()
                .filterStates(List.of(TransactionState.ONGOING))
                .filterOnDuration(LINGERING.toMillis());
        List<String> open = answer(admin.listTransactions(lingering).all()).stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> processOf(id).isPresent())
                .toList();
        if (open.isEmpty()) {
            return Set.of();
        }
        Set<String> orphans = orphans(open, members());
        if (!orphans.isEmpty()) {
            LOG.warn("ending transactions that instances left open which are gone: {}", orphans);
            answer(admin.fenceProducers(orphans).all());
        }
        return orphans;
    }

    private List<String> members() throws Exception {
        List<String> group = List.of(application);
        return streamsProtocol
                ? answer(admin.describeStreamsGroups(group).all()).get(application).members().stream()
                        .map(StreamsGroupMemberDescription::clientId)
                        .toList()
                : answer(admin.describeConsumerGroups(group).all()).get(application).members().stream()
                        .map(MemberDescription::clientId)
                        .toList();
    }

    private static <T> T answer(KafkaFuture<T> asked) throws Exception {
        return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * The transactional ids whose process has no member in the group.
     *
     * @param clientIds of the members; if one does not tell its process (somebody has set {@code client.id}), or there are
     *     none, nothing can be said of anybody
     */
    Set<String> orphans(Collection<String> transactionalIds, Collection<String> clientIds) {
        Set<UUID> alive = new TreeSet<>();
        for (String clientId : clientIds) {
            Optional<UUID> process = processOf(clientId);
            if (process.isEmpty()) {
                return Set.of();
            }
            alive.add(process.get());
        }
        Set<String> orphans = new TreeSet<>();
        if (!alive.isEmpty()) {
            transactionalIds.stream()
                    .filter(id -> processOf(id)
                            .filter(process -> !alive.contains(process))
                            .isPresent())
                    .forEach(orphans::add);
        }
        return orphans;
    }

    /** Kafka Streams begins both kinds of ids with the application and the process. */
    private Optional<UUID> processOf(String id) {
        Matcher name = names.matcher(id);
        try {
            return name.matches() ? Optional.of(UUID.fromString(name.group(1))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        admin.close(Duration.ZERO);
    }
}
