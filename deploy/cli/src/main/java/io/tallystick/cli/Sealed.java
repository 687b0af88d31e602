package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.EventEntry;
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
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What became of an event, or of an organisation's word on a contract.
 *
 * @param ledger from 0
 * @param index of its entry, or -1 if it was refused
 * @param height of its block, or -1
 * @param refusal reason and detail; null if it was not refused
 * @param answers what contracts made of it in the same block
 */
record Sealed(int ledger, long index, long height, String refusal, List<OutcomeText> answers) {
    /** Answers that are printed: a migration may have many. */
    private static final int MAX_LINES = 20;

    Sealed {
        answers = List.copyOf(answers);
    }

    private static Sealed refused(int ledger, String refusal) {
        return new Sealed(ledger, -1, -1, refusal, List.of());
    }

    boolean accepted() {
        return refusal == null;
    }

    /** Whether it was accepted, and no contract refused what it asks for. */
    boolean done() {
        return accepted() && answers.stream().noneMatch(OutcomeText::refused);
    }

    Map<String, Object> json() {
        Map<String, Object> fields = accepted()
                ? Json.object("ledger", ledger, "index", index, "block", height)
                : Json.object("ledger", ledger, "refused", refusal);
        if (!answers.isEmpty()) {
            fields.put(
                    "outcomes",
                    answers.stream()
                            .map(answer -> Json.object(
                                    "index", answer.index(), "refused", answer.refused(), "text", answer.text()))
                            .toList());
        }
        return fields;
    }

    @Override
    public String toString() {
        if (!accepted()) {
            return "refused by ledger " + ledger + ": " + refusal;
        }
        StringBuilder text = new StringBuilder("ledger " + ledger + ", entry " + index + ", block " + height);
        answers.stream()
                .limit(MAX_LINES)
                .forEach(answer ->
                        text.append(System.lineSeparator()).append("  ").append(answer.text()));
        if (answers.size() > MAX_LINES) {
            text.append(System.lineSeparator())
                    .append("  and ")
                    .append(answers.size() - MAX_LINES)
                    .append(" more: `--json` says all");
        }
        return text.toString();
    }

    /** Looks for one envelope among the blocks and refusals that come after now. */
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

        /** Closes the registry when done. */
        private Watch(
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

        /** Begins to watch a ledger. */
        static Watch begin(KafkaNetwork network, Topics topics, int ledger, PrintWriter err) throws IOException {
            KafkaOptions kafka = network.kafka();
            return new Watch(
                    kafka.client("consumer."), kafka.registry(), topics, ledger, kafka.timeout(), kafka.patience(err));
        }

        private PartitionReader reader(String topic) {
            return new PartitionReader(consumer, topic, ledger, patience.fresh());
        }

        /**
         * Waits until the envelope is in a block or refused.
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
                    "it was sent, but is in no block after " + longest.toSeconds() + " s: is `tallystick run`"
                            + " running for this network? A number before it may also be missing, or it is a copy of what was sent"
                            + " before, which is dropped.",
                    null);
        }

        private boolean look(SourceBlock block, byte[] envelope) throws IOException {
            long[] entry = {-1};
            List<OutcomeText> answers = new ArrayList<>();
            BlockEntries.visit(block, (index, buffer, at, length) -> {
                if (isOf(envelope, buffer, at, length)) {
                    entry[0] = index;
                } else if (entry[0] >= 0) {
                    OutcomeText.ofEntry(index, buffer, at, length)
                            .filter(outcome -> outcome.isAbout(entry[0]))
                            .ifPresent(answers::add);
                }
            });
            if (entry[0] >= 0) {
                found = new Sealed(ledger, entry[0], block.height(), null, answers);
            }
            return found == null;
        }

        private static boolean isOf(byte[] envelope, byte[] buffer, int at, int length) {
            int skip = length - envelope.length;
            int kind = buffer[at];
            boolean fits = kind == EntryKind.EVENT.code() && skip == EventEntry.HEADER_BYTES
                    || kind == EntryKind.ACTIVATION.code() && skip == 1;
            return fits && Arrays.equals(buffer, at + skip, at + length, envelope, 0, envelope.length);
        }

        private boolean look(Rejection rejection, long offset) {
            if (rejection.getPartition() == ledger && rejection.getOffset() == offset) {
                found = refused(ledger, rejection.getReason() + ": " + rejection.getDetail());
            }
            return found == null;
        }
    }
}
