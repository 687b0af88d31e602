package io.tallystick.connect.mqtt.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Where a host writes. After a failure it is of no more use, and another is opened. */
interface Store extends AutoCloseable {
    /** Where a stream stands. */
    Optional<String> position(String stream);

    /**
     * Writes records, in order, and the positions that they lead to. Once it returns, all of it is in Kafka for good.
     *
     * @return where the records are
     * @throws org.apache.kafka.common.KafkaException if that is not sure
     * @throws io.tallystick.gateway.journal.JournalException likewise
     */
    List<RecordMetadata> commit(List<ProducerRecord<byte[], byte[]>> records, Map<String, String> positions);

    @Override
    void close();
}
