package io.tallystick.connect.mqtt.host;

import io.tallystick.connect.mqtt.MqttConfig;
import io.tallystick.connect.mqtt.MqttSourceTask;
import io.tallystick.connect.mqtt.Positions;
import io.tallystick.gateway.journal.SigningJournal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;

/** One task with the store that it writes to. To be thrown away when either fails. */
final class HostRound implements AutoCloseable {
    private final String events;
    private final Store store;
    private final HostCounts counts;
    private final MqttSourceTask task = new MqttSourceTask();

    private HostRound(MqttConfig config, Store store, HostCounts counts) {
        this.events = config.topics().events();
        this.store = store;
        this.counts = counts;
    }

    /** Connects to the MQTT broker, or goes on trying; takes over the store, which is closed if the task cannot begin. */
    static HostRound open(MqttConfig config, HostSettings settings, Store store, HostCounts counts) {
        HostRound round = new HostRound(config, store, counts);
        try {
            round.task.initialize(new TaskContext(settings.task(), new Offsets(store)));
            round.task.start(settings.task());
            return round;
        } catch (RuntimeException e) {
            round.close();
            throw e;
        }
    }

    boolean isConnected() {
        return task.isConnected();
    }

    /** Takes what has arrived, at most one batch, and writes it. A crash before the commit, or between it and the acknowledgement: see the task. */
    void step() throws InterruptedException {
        List<SourceRecord> polled = task.poll();
        if (polled == null) {
            return;
        }
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(polled.size());
        Map<String, String> positions = new HashMap<>();
        for (SourceRecord one : polled) {
            records.add(record(one));
            Positions.stream(one.sourcePartition())
                    .ifPresent(stream -> positions.put(
                            SigningJournal.name(stream),
                            Positions.position(one.sourcePartition(), one.sourceOffset())));
        }
        counts.committed(events, store.commit(records, positions));
        polled.forEach(one -> task.commitRecord(one, null));
    }

    private static ProducerRecord<byte[], byte[]> record(SourceRecord one) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(one.topic(), (byte[]) one.key(), (byte[]) one.value());
        for (Header header : one.headers()) {
            record.headers().add(header.key(), String.valueOf(header.value()).getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    /** What is not acknowledged comes again. */
    @Override
    public void close() {
        try {
            task.stop();
        } finally {
            store.close();
        }
    }
}
