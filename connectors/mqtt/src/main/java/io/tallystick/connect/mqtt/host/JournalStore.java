package io.tallystick.connect.mqtt.host;

import io.tallystick.gateway.journal.Journal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** What a gateway signs: records and positions in one transaction. */
record JournalStore(Journal journal) implements Store {
    @Override
    public Optional<String> position(String stream) {
        return journal.position(stream);
    }

    @Override
    public List<RecordMetadata> commit(List<ProducerRecord<byte[], byte[]>> records, Map<String, String> positions) {
        return journal.commit(records, positions);
    }

    @Override
    public void close() {
        journal.close();
    }
}
