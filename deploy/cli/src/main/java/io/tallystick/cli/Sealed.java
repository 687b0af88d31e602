package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.TrustLevel;
import io.tallystick.schemas.Rejection;
import io.tallystick.schemas.serde.AvroDeserializer;
import io.tallystick.schemas.serde.Registry;
import io.tallystick.schemas.topics.Topics;
import io.tallystick.sink.export.KafkaBlockSource;
import io.tallystick.sink.export.PartitionReader;
import io.tallystick.sink.export.Patience;
import io.tallystick.sink.export.UnreachableException;
import io.tallystick.sink.verify.BlockEntries;
import io.tallystick.sink.verify.SourceBlock;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/**
 * What became of an event.
 *
 * @param ledger from 0
 * @param index of its entry, or -1 if it was refused
 * @param height of its block, or -1
 * @param refusal reason and detail; null if it was not refused
 */
record Sealed(int ledger, long index, long height, String refusal) {
    boolean accepted() {
        return refusal == null;
    }

    Map<String, Object> json() {
        return accepted()
                ? Json.object("ledger", ledger, "index", index, "block", height)
                : Json.object("ledger", ledger, "refused", refusal);
    }

    @Override
    public String toString() {
        return accepted()
                ? "ledger " + ledger + ", entry " + index + ", block " + height
                : "refused by ledger " + ledger + ": " + refusal;
    }

    /** Looks for one event among the blocks and refusals that come after now. */
    static final class Watch {
        private final Map<String, Object> consumer;
        private final Registry registry;
        private final Topics topics;
        private final int ledger;
        private final Duration longest;
        private final Patience patience;
        private long nextBlock;
        private long nextRefusal;
        private Sealed found;

        /** Begins to watch; closes the registry when done. */
        Watch(
                Map<String, Object> consumer,
                Registry registry,
                Topics topics,
                int ledger,
                Duration longest,
                Patience patience) {
            this.consumer = consumer;
            this.registry = registry;
            this.topics = topics;
            this.ledger = ledger;
            this.longest = longest;
            this.patience = patience;
            try (PartitionReader blocks = reader(topics.blocks());
                    PartitionReader refusals = reader(topics.rejected())) {
                nextBlock = blocks.end();
                nextRefusal = refusals.end();
            }
        }

        private PartitionReader reader(String topic) {
            return new PartitionReader(consumer, topic, ledger, patience.fresh());
        }

        /**
         * Waits until the event is in a block or refused.
         *
         * @param offset of its record
         * @throws UnreachableException if it is neither in time
         */
        Sealed await(byte[] envelope, long offset) throws IOException {
            long end = System.nanoTime() + longest.toNanos();
            KafkaBlockSource source = new KafkaBlockSource(consumer, registry, topics, ledger, patience);
            AvroDeserializer<Rejection> rejections = AvroDeserializer.of(Rejection.class, registry);
            try (PartitionReader blocks = reader(topics.blocks());
                    PartitionReader refusals = reader(topics.rejected());
                    registry) {
                while (System.nanoTime() < end) {
                    long blocksEnd = blocks.end();
                    blocks.read(nextBlock, blocksEnd, record -> look(source.block(record.value()), envelope));
                    nextBlock = blocksEnd;
                    long refusalsEnd = refusals.end();
                    refusals.read(
                            nextRefusal,
                            refusalsEnd,
                            record -> look(rejections.deserialize(record.topic(), record.value()), offset));
                    nextRefusal = refusalsEnd;
                    if (found != null) {
                        return found;
                    }
                    patience.pause();
                }
            }
            throw new UnreachableException(
                    "the event was sent, but is in no block after " + longest.toSeconds() + " s: is `tallystick run`"
                            + " running for this network? A number before it may also be missing.",
                    null);
        }

        private boolean look(SourceBlock block, byte[] envelope) throws IOException {
            byte[] entry = new EventEntry(false, TrustLevel.DEVICE, envelope).encode();
            BlockEntries.visit(block, (index, buffer, at, length) -> {
                int skip = EventEntry.HEADER_BYTES;
                if (length == entry.length
                        && buffer[at] == entry[0]
                        && Arrays.equals(buffer, at + skip, at + length, envelope, 0, envelope.length)) {
                    found = new Sealed(ledger, index, block.height(), null);
                }
            });
            return found == null;
        }

        private boolean look(Rejection rejection, long offset) {
            if (rejection.getPartition() == ledger && rejection.getOffset() == offset) {
                found = new Sealed(ledger, -1, -1, rejection.getReason() + ": " + rejection.getDetail());
            }
            return found == null;
        }
    }
}
