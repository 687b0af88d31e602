package io.tallystick.connect.webhook;

import io.tallystick.connect.plugin.Backlog;
import io.tallystick.connect.plugin.HoldBack;
import io.tallystick.connect.plugin.Offsets;
import io.tallystick.connect.plugin.PluginVersion;
import io.tallystick.connect.webhook.event.EventReader;
import io.tallystick.connect.webhook.event.UnconvertibleRecordException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records from the worker, holds no more of them than allowed, and lets it commit what is delivered or a dead letter. A crash
 * sends again what was not committed, with the same idempotency keys.
 */
public final class WebhookSinkTask extends SinkTask {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSinkTask.class);
    /** What a rebalance waits beyond the time that an attempt may take. */
    private static final long CLOSE_GRACE_MILLIS = 2_000;

    private final Offsets offsets = new Offsets();
    private WebhookConfig config;
    private Backlog backlog;
    private HoldBack holdBack;
    private RecordReader reader;
    private Reports reports;
    private Outcomes outcomes;
    private Courier courier;

    @Override
    public String version() {
        return PluginVersion.of(WebhookSinkConnector.class);
    }

    @Override
    public void start(Map<String, String> properties) {
        config = new WebhookConfig(properties);
        Map<String, String> problems = config.problems();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems.toString());
        }
        Clock clock = Clock.systemUTC();
        backlog = config.backlog();
        holdBack = new HoldBack(context, backlog);
        reader = new RecordReader(new EventReader(config.eventDefaults()), config.requests());
        reports = Reports.open(config);
        outcomes = new Outcomes(config.targetName(), reports, offsets, context.errantRecordReporter(), clock);
        courier = new Courier(config, outcomes, backlog, clock, new SplittableRandom());
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        courier.throwIfFailed();
        outcomes.settleDeadLetters();
        List<Outbound> readable = new ArrayList<>(records.size());
        for (SinkRecord record : records) {
            offsets.accepted(Offsets.partition(record), record.originalKafkaOffset());
            try {
                Outbound outbound = reader.read(record);
                backlog.add(outbound.request().bodyBytes());
                readable.add(outbound);
            } catch (UnconvertibleRecordException e) {
                outcomes.unconvertible(record, keyOrNull(record), e, courier::fail);
            }
        }
        if (!readable.isEmpty()) {
            courier.send(readable);
        }
        holdBack.adjust();
    }

    private static String keyOrNull(SinkRecord record) {
        try {
            return RecordReader.key(record);
        } catch (UnconvertibleRecordException e) {
            return null;
        }
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> read) {
        courier.throwIfFailed();
        outcomes.settleDeadLetters();
        return offsets.committable(read);
    }

    /**
     * Gives partitions up, after the attempts that are under way for them ended: the task that gets them then sends the same records
     * after, not beside, these.
     */
    @Override
    public void close(Collection<TopicPartition> partitions) {
        if (courier == null) {
            return;
        }
        long waitMillis = config.requestTimeout().toMillis() + CLOSE_GRACE_MILLIS;
        try {
            courier.revoke(partitions).get(waitMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("Attempts for {} were still under way after {} ms", partitions, waitMillis, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("stopped while attempts under way ended", e);
        }
        offsets.forget(partitions);
    }

    @Override
    public void stop() {
        if (courier != null) {
            courier.close();
        }
        if (reports != null) {
            reports.close();
        }
    }
}
