package io.tallystick.topology.stage;

import io.tallystick.contracts.ContractHost;
import io.tallystick.ledger.block.BlockChain;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.note.NoteSigner;
import io.tallystick.ledger.pipeline.ContractStage;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.pipeline.LedgerTask;
import io.tallystick.schemas.Block;
import io.tallystick.schemas.Message;
import io.tallystick.schemas.Rejection;
import io.tallystick.schemas.serde.AvroDeserializer;
import io.tallystick.schemas.serde.AvroSerializer;
import io.tallystick.schemas.serde.Registry;
import io.tallystick.schemas.topics.Topics;
import io.tallystick.topology.ahead.EnvelopeExaminer;
import io.tallystick.topology.outcome.OutgoingRecord;
import io.tallystick.topology.state.CommitStoreBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * The topology: events → authenticate → order → seal → blocks, with messages → receive → seal beside it; seal runs the contracts
 * and passes on alerts, settlements, commands and messages; and, on committed blocks, sign → checkpoints. Task p is ledger p.
 *
 * @param genesis the network
 * @param settings of each ledger
 * @param tick how often gaps are looked at
 * @param signatures checks signatures
 * @param examiner checks them ahead
 * @param clock the machine's clock, read once a block
 * @param signers the checkpoint signer of each ledger
 * @param registry the schema registry
 * @param metrics takes what the stages report
 */
public record LedgerTopology(
        Genesis genesis,
        LedgerSettings settings,
        Duration tick,
        SignatureVerifier signatures,
        EnvelopeExaminer examiner,
        InstantSource clock,
        IntFunction<NoteSigner> signers,
        Registry registry,
        StageMetrics metrics) {
    /**
     * Changelogs hold the newest value of each key, so that restoring costs what the state costs, not the history. Kafka
     * compacts closed segments only, so they are small; and it keeps tombstones and transaction markers, ten a second,
     * for the retention of deletions, so that is short. It must outlast a restoration from the beginning, and the time that
     * Kafka Streams keeps the state of a task that moved away (10 minutes): a reader that comes later would miss deletions.
     */
    private static final Map<String, String> CHANGELOG = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.SEGMENT_BYTES_CONFIG,
            Integer.toString(4 << 20),
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            Long.toString(Duration.ofHours(1).toMillis()));

    /** Builds the topology. */
    public Topology build() {
        Properties config = new Properties();
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
        Topics topics = new Topics(genesis.network());
        Topology topology = new Topology();
        addSealing(topology, topics);
        addSigning(topology, topics);
        return topology;
    }

    private void addSealing(Topology topology, Topics topics) {
        ContractStage.Factory contracts = ContractHost.factory(genesis);
        topology.addSource(Names.EVENTS, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topics.events())
                .addProcessor(Names.AUTHENTICATE, () -> new AuthenticateProcessor(examiner, metrics), Names.EVENTS)
                .addProcessor(Names.ORDER, () -> new OrderProcessor(topics.events(), tick, metrics), Names.AUTHENTICATE)
                .addSource(Names.MESSAGES, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topics.messages())
                .addProcessor(
                        Names.RECEIVE,
                        () -> new ReceiveProcessor(AvroDeserializer.of(Message.class, registry), metrics),
                        Names.MESSAGES)
                .addProcessor(Names.SEAL, () -> new SealProcessor(genesis, metrics), Names.ORDER, Names.RECEIVE)
                .addStateStore(
                        new CommitStoreBuilder<LedgerTask>(
                                        Names.LEDGER_STATE,
                                        (ledger, backend) -> new LedgerTask(
                                                genesis, ledger, settings, signatures, clock, backend, contracts))
                                .withLoggingEnabled(CHANGELOG),
                        Names.AUTHENTICATE,
                        Names.ORDER,
                        Names.RECEIVE,
                        Names.SEAL)
                .addSink(
                        Names.BLOCKS,
                        topics.blocks(),
                        new LongSerializer(),
                        new AvroSerializer<Block>(registry),
                        (topic, key, block, partitions) -> Optional.of(Set.of(block.getLedger())),
                        Names.SEAL)
                .addSink(
                        Names.REJECTED,
                        topics.rejected(),
                        new ByteArraySerializer(),
                        new AvroSerializer<Rejection>(registry),
                        (topic, key, rejection, partitions) -> Optional.of(Set.of(rejection.getPartition())),
                        Names.AUTHENTICATE,
                        Names.ORDER,
                        Names.RECEIVE);
        addOutcomeSink(topology, Names.ALERTS, topics.alerts());
        addOutcomeSink(topology, Names.SETTLEMENTS, topics.settlements());
        addOutcomeSink(topology, Names.COMMANDS, topics.commands());
        addOutcomeSink(topology, Names.SENT_MESSAGES, topics.messages());
    }

    private void addOutcomeSink(Topology topology, String name, String topic) {
        AvroSerializer<SpecificRecord> values = new AvroSerializer<>(registry);
        topology.addSink(
                name,
                topic,
                new StringSerializer(),
                (into, record) -> values.serialize(into, ((OutgoingRecord) record).value()),
                (into, key, record, partitions) -> Optional.of(Set.of(((OutgoingRecord) record).partition())),
                Names.SEAL);
    }

    private void addSigning(Topology topology, Topics topics) {
        topology.addSource(
                        Names.COMMITTED_BLOCKS,
                        new LongDeserializer(),
                        AvroDeserializer.of(Block.class, registry),
                        topics.blocks())
                .addProcessor(Names.SIGN, () -> new SignProcessor(signers, metrics), Names.COMMITTED_BLOCKS)
                .addStateStore(
                        new CommitStoreBuilder<BlockChain>(Names.SIGNER_STATE, SignProcessor.opener())
                                .withLoggingEnabled(CHANGELOG),
                        Names.SIGN)
                .addSink(
                        Names.CHECKPOINTS,
                        topics.checkpoints(),
                        new StringSerializer(),
                        (topic, checkpoint) ->
                                ((SignedCheckpoint) checkpoint).note().getBytes(StandardCharsets.UTF_8),
                        (topic, key, checkpoint, partitions) ->
                                Optional.of(Set.of(((SignedCheckpoint) checkpoint).ledger())),
                        Names.SIGN);
    }
}
