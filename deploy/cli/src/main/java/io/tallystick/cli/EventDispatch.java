package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.keys.DeviceFile;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.schemas.topics.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Signs events as devices and sends them, one at a time. */
final class EventDispatch implements AutoCloseable {
    /**
     * An event that was sent.
     *
     * @param json its place in Kafka, its signer, subject and number
     * @param sealed what became of it; null if that was not waited for
     */
    record Sent(Map<String, Object> json, Sealed sealed) {
        Map<String, Object> all() {
            if (sealed != null) {
                json.putAll(sealed.json());
            }
            return json;
        }

        String text() {
            String text = "topic " + json.get("topic") + ", partition " + json.get("partition") + ", offset "
                    + json.get("offset") + ": number " + json.get("sequence") + " of " + json.get("device") + " about "
                    + json.get("subject");
            return sealed == null ? text : text + System.lineSeparator() + sealed;
        }

        int exitCode() {
            return sealed == null || sealed.done() ? Exit.HOLDS : Exit.DOES_NOT_HOLD;
        }
    }

    private final KafkaNetwork network;
    private final Genesis genesis;
    private final Topics topics;
    private final PrintWriter err;
    private final Clock clock;
    private final EventSender sender;

    /** Waits for the broker, so that nothing is signed in vain. */
    EventDispatch(KafkaNetwork network, Genesis genesis, PrintWriter err, Clock clock) throws Exception {
        this.network = network;
        this.genesis = genesis;
        this.topics = new Topics(genesis.network());
        this.err = err;
        this.clock = clock;
        this.sender = new EventSender(network.kafka(), topics, err);
    }

    /**
     * Signs and sends one event.
     *
     * @param subject what it is about, by who signs
     * @param time when it was; null for now
     * @param introduce whether to send the certificates along although it is not the first event
     * @param wait whether to wait until it is in a block or refused
     */
    Sent send(
            DeviceFile file,
            Function<DeviceId, String> subject,
            ContentType type,
            byte[] payload,
            Instant time,
            boolean introduce,
            boolean wait)
            throws Exception {
        String about = subject.apply(file.id());
        int ledger = SubjectRouting.ledgerOf(about, genesis.ledgerCount());
        Sealed.Watch watch = wait ? Sealed.Watch.begin(network, topics, ledger, err) : null;
        Instant now = clock.instant();
        long sequence = file.nextSequence(about);
        byte[] envelope = Envelopes.sign(
                file.signer(),
                file.id().toString(),
                about,
                sequence,
                time == null ? now : time,
                type,
                payload,
                introduce || sequence == DeviceFile.FIRST_SEQUENCE ? file.chain() : List.of());
        RecordMetadata where = sender.await(sender.send(ledger, about, envelope, now.toEpochMilli(), null));
        Map<String, Object> json = Json.object(
                "topic",
                where.topic(),
                "partition",
                where.partition(),
                "offset",
                where.offset(),
                "device",
                file.id(),
                "subject",
                about,
                "sequence",
                sequence);
        return new Sent(json, watch == null ? null : watch.await(envelope, where.offset()));
    }

    /** Opens a device's file. */
    static DeviceFile open(Path device) {
        return DeviceFile.open(device, System.getenv());
    }

    @Override
    public void close() {
        sender.close();
    }
}
