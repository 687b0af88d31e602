package io.tallystick.connect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tallystick.connect.mqtt.CommandPublisher.Item;
import io.tallystick.connect.mqtt.broker.BrokerLink;
import io.tallystick.connect.mqtt.broker.Outgoing;
import io.tallystick.connect.mqtt.broker.PublishRefusedException;
import io.tallystick.connect.mqtt.broker.Receipt;
import io.tallystick.connect.mqtt.command.DeviceCommand;
import io.tallystick.connect.mqtt.command.UndeliverableException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With a broker that fails on purpose. */
class CommandPublisherTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final TopicPartition PARTITION = new TopicPartition("plant.commands", 0);

    /** What the publisher gave to the link, to be answered by the test. */
    private record Attempt(Outgoing message, CompletableFuture<Receipt> answer) {
        String effect() {
            return message.userProperties().get("effectId");
        }
    }

    private final BlockingQueue<Attempt> attempts = new LinkedBlockingQueue<>();
    private final List<String> outcomes = new CopyOnWriteArrayList<>();
    private CommandPublisher publisher;

    private final class TestLink implements BrokerLink {
        @Override
        public void open() {
            throw new UnsupportedOperationException("the task opens");
        }

        @Override
        public void publish(String topic, byte[] payload) {
            throw new UnsupportedOperationException("commands are acknowledged");
        }

        @Override
        public CompletableFuture<Receipt> publish(Outgoing message) {
            Attempt attempt = new Attempt(message, new CompletableFuture<>());
            attempts.add(attempt);
            return attempt.answer();
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException("the task closes");
        }
    }

    private final class Kept implements CommandPublisher.Outcomes {
        @Override
        public void published(Item item) {
            outcomes.add(item.command().effectId() + " published");
        }

        @Override
        public void undeliverable(Item item, UndeliverableException reason) {
            outcomes.add(item.command().effectId() + " " + reason.reason().word());
        }
    }

    private CommandPublisher publisher(String... more) {
        Map<String, String> config = new HashMap<>(Map.of(
                "network", "plant",
                "schema.registry.url", "mock://publisher",
                "mqtt.url", "tcp://localhost:1883",
                "client.id", "commands",
                "command.topic", "plants/{subject}",
                "reconnect.backoff.ms", "1",
                "reconnect.backoff.max.ms", "1"));
        for (int i = 0; i < more.length; i += 2) {
            config.put(more[i], more[i + 1]);
        }
        publisher = new CommandPublisher(
                new CommandConfig(config),
                new Kept(),
                command -> {},
                Clock.fixed(NOW, ZoneOffset.UTC),
                new SplittableRandom(1));
        return publisher;
    }

    private static Item item(String subject, long index) {
        DeviceCommand command = new DeviceCommand(
                "plant/0/" + index + "/0",
                "plant",
                0,
                index,
                NOW,
                subject,
                "",
                "open",
                "null",
                null,
                null,
                null,
                null,
                null);
        return new Item(
                new SinkRecord(PARTITION.topic(), PARTITION.partition(), null, subject, null, new byte[1], index),
                command);
    }

    private Attempt next() throws InterruptedException {
        Attempt attempt = attempts.poll(30, TimeUnit.SECONDS);
        assertThat(attempt).as("an attempt within 30 s").isNotNull();
        return attempt;
    }

    private void awaitOutcomes(String... wanted) {
        await().untilAsserted(() -> assertThat(outcomes).containsExactly(wanted));
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void send_brokerThatLosesAMessage_getsItAgainBeforeTheNextOfItsSubject() throws Exception {
        publisher().connected(new TestLink());
        publisher.send(List.of(item("a", 1), item("a", 2)));
        Attempt first = next();
        assertThat(attempts).isEmpty();
        first.answer().completeExceptionally(new IllegalStateException("session expired"));
        Attempt again = next();
        assertThat(again.effect()).isEqualTo("plant/0/1/0");
        assertThat(outcomes).isEmpty();
        again.answer().complete(Receipt.TAKEN);
        Attempt second = next();
        assertThat(second.effect()).isEqualTo("plant/0/2/0");
        second.answer().complete(Receipt.TAKEN);
        awaitOutcomes("plant/0/1/0 published", "plant/0/2/0 published");
    }

    @Test
    void send_beforeThereIsAConnection_waitsForIt() throws Exception {
        publisher();
        publisher.disconnected();
        publisher.send(List.of(item("a", 1)));
        // Completes on the publisher's thread, after the command was taken over.
        publisher
                .revoke(List.of(new TopicPartition("other", 0)), forgotten -> {})
                .get(30, TimeUnit.SECONDS);
        assertThat(attempts).isEmpty();
        publisher.connected(new TestLink());
        assertThat(next().effect()).isEqualTo("plant/0/1/0");
    }

    @Test
    void send_brokerThatRefuses_isADeadLetterAndTheNextGoesOn() throws Exception {
        publisher().connected(new TestLink());
        publisher.send(List.of(item("a", 1), item("a", 2)));
        next().answer().completeExceptionally(new PublishRefusedException("not authorized", null));
        next().answer().complete(Receipt.UNHEARD);
        awaitOutcomes("plant/0/1/0 refused", "plant/0/2/0 unheard");
    }

    @Test
    void send_unheardThatIsAccepted_isPublished() throws Exception {
        publisher("unheard", "accept").connected(new TestLink());
        publisher.send(List.of(item("a", 1)));
        next().answer().complete(Receipt.UNHEARD);
        awaitOutcomes("plant/0/1/0 published");
    }

    @Test
    void send_atTheBound_waitsForAFreePlace() throws Exception {
        publisher("max.in.flight", "1").connected(new TestLink());
        publisher.send(List.of(item("a", 1), item("b", 2)));
        Attempt first = next();
        assertThat(attempts).isEmpty();
        first.answer().complete(Receipt.TAKEN);
        assertThat(next().effect()).isEqualTo("plant/0/2/0");
    }

    @Test
    void revoke_whileOneIsInFlight_endsWithItAndForgetsTheRest() throws Exception {
        publisher().connected(new TestLink());
        publisher.send(List.of(item("a", 1), item("a", 2)));
        Attempt first = next();
        List<Item> forgotten = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> quiet = publisher.revoke(List.of(PARTITION), forgotten::add);
        assertThat(quiet).isNotDone();
        first.answer().complete(Receipt.TAKEN);
        quiet.get(30, TimeUnit.SECONDS);
        assertThat(forgotten).hasSize(2);
        assertThat(outcomes).isEmpty();
        assertThat(attempts).isEmpty();
    }
}
