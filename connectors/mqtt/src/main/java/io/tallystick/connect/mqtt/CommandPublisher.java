package io.tallystick.connect.mqtt;

import io.tallystick.connect.mqtt.broker.Backoff;
import io.tallystick.connect.mqtt.broker.BrokerLink;
import io.tallystick.connect.mqtt.broker.Outgoing;
import io.tallystick.connect.mqtt.broker.PublishRefusedException;
import io.tallystick.connect.mqtt.broker.Receipt;
import io.tallystick.connect.mqtt.command.CommandWriter;
import io.tallystick.connect.mqtt.command.DeviceCommand;
import io.tallystick.connect.mqtt.command.Lanes;
import io.tallystick.connect.mqtt.command.UndeliverableException;
import io.tallystick.connect.mqtt.command.UndeliverableException.Reason;
import io.tallystick.connect.plugin.Offsets;
import io.tallystick.connect.plugin.SinkLoop;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what the {@link Lanes} allow while there is a connection, on a thread of its own, and hands outcomes on. What the broker did
 * not take is sent again, under the same effect id. A failure of its own stops all publishing, and is thrown from {@link #throwIfFailed}.
 */
final class CommandPublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandPublisher.class);

    /** Commands of one subject in one partition keep their order. */
    record Lane(TopicPartition partition, String subject) {}

    /** A command with the record that it came in: the dead-letter topic gets its original bytes. */
    record Item(SinkRecord record, DeviceCommand command) {
        Lane lane() {
            return new Lane(Offsets.partition(record), command.subject());
        }
    }

    /** What becomes of commands; called on the publisher's thread. */
    interface Outcomes {
        void published(Item item);

        /** @throws RuntimeException if it cannot be kept */
        void undeliverable(Item item, UndeliverableException reason);
    }

    private record Quiet(Predicate<Lane> lanes, CompletableFuture<Void> reached) {}

    private final SinkLoop loop = new SinkLoop("mqtt-commands", "Commands are not published any more", this::pump);
    private final CommandWriter writer;
    private final boolean acceptsUnheard;
    private final Outcomes outcomes;
    private final Consumer<DeviceCommand> beforePublishing;
    private final Backoff backoff;
    private final Clock clock;
    private final RandomGenerator random;
    /** On the loop only, as what follows. */
    private final Lanes<Lane, Item> lanes;

    private final List<Quiet> waiting = new ArrayList<>();
    private BrokerLink link;
    private boolean connected;
    private boolean pausing;
    private int failures;

    /** @param beforePublishing is told each command before a device can have it */
    CommandPublisher(
            CommandConfig config,
            Outcomes outcomes,
            Consumer<DeviceCommand> beforePublishing,
            Clock clock,
            RandomGenerator random) {
        this.writer = config.writer();
        this.acceptsUnheard = config.acceptsUnheard();
        this.backoff = config.broker().backoff();
        this.outcomes = outcomes;
        this.beforePublishing = beforePublishing;
        this.clock = clock;
        this.random = random;
        lanes = new Lanes<>(config.maxInFlight());
    }

    /** The link is up. */
    void connected(BrokerLink current) {
        loop.run(() -> {
            link = current;
            connected = true;
        });
    }

    /** The link is down: what is in flight is the client's to send, or to give back. */
    void disconnected() {
        loop.run(() -> connected = false);
    }

    void send(List<Item> items) {
        loop.run(() -> items.forEach(item -> lanes.add(item.lane(), item)));
    }

    /** Forgets partitions; completes when none of their commands is in flight any more. */
    CompletableFuture<Void> revoke(Collection<TopicPartition> partitions, Consumer<Item> forgotten) {
        List<TopicPartition> revoked = List.copyOf(partitions);
        Predicate<Lane> theirs = lane -> revoked.contains(lane.partition());
        CompletableFuture<Void> reached = new CompletableFuture<>();
        loop.run(() -> {
            lanes.forget(theirs).forEach(forgotten);
            waiting.add(new Quiet(theirs, reached));
        });
        return reached;
    }

    /** @throws RuntimeException what stopped the publishing, if anything did */
    void throwIfFailed() {
        loop.throwIfFailed();
    }

    /** Stops all publishing with this failure; the first one counts. */
    void fail(RuntimeException cause) {
        loop.fail(cause);
    }

    private void pump() {
        while (!loop.hasFailed() && connected && !pausing) {
            Lanes.Begun<Lane, Item> next = lanes.next();
            if (next == null) {
                break;
            }
            begin(next.lane(), next.item());
        }
        waiting.removeIf(
                quiet -> !lanes.isInFlight(quiet.lanes()) && quiet.reached().complete(null));
    }

    private void begin(Lane lane, Item item) {
        Outgoing message;
        try {
            // At each attempt: time has gone by since the last.
            message = writer.write(item.command(), clock.instant());
        } catch (UndeliverableException e) {
            undeliverable(lane, item, e);
            return;
        }
        beforePublishing.accept(item.command());
        link.publish(message).whenComplete((receipt, refused) -> loop.run(() -> ended(lane, item, receipt, refused)));
    }

    private void ended(Lane lane, Item item, Receipt receipt, Throwable refused) {
        if (refused instanceof PublishRefusedException forGood) {
            undeliverable(lane, item, new UndeliverableException(Reason.REFUSED, forGood.getMessage()));
        } else if (refused != null) {
            lanes.again(lane, item);
            pause(item, refused);
        } else if (receipt == Receipt.UNHEARD && !acceptsUnheard) {
            undeliverable(
                    lane,
                    item,
                    new UndeliverableException(
                            Reason.UNHEARD, "want a device that subscribes to the command's topic, got none"));
        } else {
            failures = 0;
            if (lanes.done(lane, item)) {
                outcomes.published(item);
            }
        }
    }

    private void undeliverable(Lane lane, Item item, UndeliverableException reason) {
        if (lanes.done(lane, item)) {
            outcomes.undeliverable(item, reason);
        }
    }

    private void pause(Item item, Throwable why) {
        if (pausing) {
            return;
        }
        failures++;
        long delay = backoff.delayMillis(failures, random);
        LOG.warn("Command {}: {}; sending again in {} ms", item.command().effectId(), why.getMessage(), delay);
        pausing = true;
        loop.later(delay, () -> pausing = false);
    }

    @Override
    public void close() {
        loop.close();
    }
}
