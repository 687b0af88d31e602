package io.tallystick.gateway.journal;

import io.tallystick.gateway.Duplicates;
import io.tallystick.gateway.GatewayIdentity;
import io.tallystick.gateway.GatewaySigner;
import io.tallystick.gateway.Signing;
import io.tallystick.gateway.StreamKey;
import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * A gateway's signer with the journal that remembers where its streams stand. What was signed since the last {@link #commit} must be
 * in the next; after one that failed, signer and journal are ahead of Kafka: close this and open another. Not thread safe.
 */
public final class SigningJournal implements AutoCloseable {
    private final Journal journal;
    private final GatewaySigner signer;
    private final Set<StreamKey> moved = new LinkedHashSet<>();

    private SigningJournal(Journal journal, GatewaySigner signer) {
        this.journal = journal;
        this.signer = signer;
    }

    /**
     * Takes the gateway's journal over.
     *
     * @param window see {@link GatewaySigner}
     * @param maxStreams see {@link GatewaySigner}
     * @throws JournalException if Kafka does not answer in time, refuses, or the topic is none for positions
     */
    public static SigningJournal open(
            JournalSettings settings, GatewayIdentity gateway, Duplicates duplicates, int window, int maxStreams) {
        GatewaySigner signer = new GatewaySigner(gateway, duplicates, window, maxStreams);
        return new SigningJournal(Journal.open(settings), signer);
    }

    /** What a stream's position is called in the journal, whatever takes the messages: {@code device/subject}. */
    public static String name(StreamKey stream) {
        return stream.device() + "/" + stream.subject();
    }

    /** As {@link GatewaySigner#sign}, with the stream's position restored where it must be. */
    public Signing sign(IntakeResult.Taken taken, int ordinal, IntakeMessage message, String mediaType) {
        StreamKey stream = new StreamKey(taken.device(), taken.subject());
        if (!signer.knows(stream)) {
            signer.restore(stream, journal.position(name(stream)).orElse(null));
        }
        Signing signing = signer.sign(taken, ordinal, message, mediaType);
        if (signing instanceof Signing.Signed) {
            moved.add(stream);
        }
        return signing;
    }

    /**
     * Writes records, and how far the signer came, in one transaction.
     *
     * @throws JournalException if it was not committed for sure
     */
    public List<RecordMetadata> commit(List<ProducerRecord<byte[], byte[]>> records) {
        Map<String, String> positions = new HashMap<>();
        moved.forEach(stream -> positions.put(name(stream), signer.position(stream)));
        List<RecordMetadata> written = journal.commit(records, positions);
        moved.clear();
        return written;
    }

    @Override
    public void close() {
        journal.close();
    }
}
