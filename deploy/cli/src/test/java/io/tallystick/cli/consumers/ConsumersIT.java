package io.tallystick.cli.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tallystick.cli.devices.Tool;
import io.tallystick.schemas.Settlement;
import io.tallystick.schemas.SettlementKind;
import io.tallystick.schemas.SettlementLeg;
import io.tallystick.schemas.serde.AvroDeserializer;
import io.tallystick.schemas.serde.AvroSerializer;
import io.tallystick.schemas.serde.Registry;
import io.tallystick.schemas.serde.RegistrySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each example acts once on what a real network decided, and on nothing that a liar puts between. */
class ConsumersIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String SETTLEMENTS = PayingNetwork.NAME + ".settlements";

    /** How the Java example refuses what no outcome makes. */
    private static final String NOT_MADE = "makes no such record";

    @TempDir
    static Path folder;

    private static PayingNetwork network;
    private static Settlement issued;
    private static Settlement received;
    private static Settlement penalty;

    @BeforeAll
    static void trade() throws Exception {
        network = new PayingNetwork(folder).trade();
        issued = settlement(SettlementKind.ISSUE, SettlementLeg.values());
        received = settlement(SettlementKind.TRANSFER, SettlementLeg.DEBIT, SettlementLeg.WHOLE);
        penalty = settlements().stream()
                .filter(one -> one.getContract() != null)
                .findFirst()
                .orElseThrow();
        forge();
    }

    @AfterAll
    static void stop() throws Exception {
        if (network != null) {
            network.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void consumer_amongLies_actsOnceOnWhatIsProvenAndOnNothingElse(ConsumerExample example) throws Exception {
        List<String> command = new ArrayList<>(example.command());
        try (LyingApi api = new LyingApi(network.api())
                .lie(issued.getLedger(), issued.getIndex(), LyingApi.Lie.OTHER_ENTRY_ONCE)
                .lie(received.getLedger(), received.getIndex(), LyingApi.Lie.OTHER_KEY)) {
            command.addAll(arguments(example, api));
            List<String> said = said(example, command, 8);
            assertThat(said)
                    .as("acts on the alert and on the penalty, each once")
                    .filteredOn(line -> line.startsWith("ACT "))
                    .anySatisfy(line -> assertThat(line).contains("RAISED MAJOR store warm"))
                    .containsOnlyOnce("ACT " + penalty.getEffectId() + " TRANSFER keeper customer 2500 EUR")
                    .doesNotHaveDuplicates()
                    .noneMatch(line -> line.contains(" " + issued.getEffectId() + " "))
                    .noneMatch(line -> line.contains(" " + received.getEffectId() + " "));
            boolean java = example == ConsumerExample.JAVA;
            refused(
                    said,
                    issued.getEffectId(),
                    java ? "inclusion of index" : "does not lead from the entry to the root");
            refused(
                    said,
                    issued.getEffectId(),
                    java ? NOT_MADE : "amountMinor: the record has 50001, the ledger 50000");
            refused(said, received.getEffectId(), java ? "signature" : "not signed by the key of");
            refused(said, other(penalty, "7"), java ? NOT_MADE : "the outcome has no such effect");
        }
    }

    private static void refused(List<String> said, String effectId, String why) {
        assertThat(said)
                .anySatisfy(line ->
                        assertThat(line).startsWith("REFUSED " + effectId + " ").contains(why));
    }

    /** Runs an example until it has said something about every record, and ends it. */
    private static List<String> said(ConsumerExample example, List<String> command, int lines) throws Exception {
        Path output = folder.resolve(example + ".txt");
        Process process = Tool.start(folder, Map.of(), command, output);
        try {
            await().atMost(LONG).untilAsserted(() -> {
                List<String> all = Files.readAllLines(output);
                assertThat(all).hasSizeGreaterThanOrEqualTo(lines);
                assertThat(all).anyMatch(line -> line.startsWith("REFUSED " + other(penalty, "7")));
                assertThat(all)
                        .filteredOn(line -> line.startsWith("REFUSED " + issued.getEffectId() + " "))
                        .hasSize(2);
                assertThat(all).anyMatch(line -> line.contains("RAISED"));
            });
        } finally {
            Tool.kill(process);
        }
        return Files.readAllLines(output);
    }

    private static List<String> arguments(ConsumerExample example, LyingApi api) throws Exception {
        Path keys = Files.writeString(
                folder.resolve("keys.txt"),
                IntStream.range(0, 2)
                        .mapToObj(ledger -> ledgerKey(ledger) + "\n")
                        .collect(Collectors.joining()));
        Path done = folder.resolve(example + ".done");
        if (example == ConsumerExample.JAVA) {
            return List.of(
                    network.brokers(),
                    network.registry(),
                    api.url(),
                    folder.resolve("net/network.yaml").toString(),
                    done.toString(),
                    "books-java");
        }
        return List.of(
                "--broker",
                network.brokers(),
                "--registry",
                network.registry(),
                "--api",
                api.url(),
                "--network",
                PayingNetwork.NAME,
                "--keys",
                keys.toString(),
                "--done",
                done.toString(),
                "--group",
                "books-" + example);
    }

    private static String ledgerKey(int ledger) {
        try {
            return network.genesis().ledgerKey(ledger).vkey();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Records that the ledger never wrote, after those that it did. */
    private static void forge() throws Exception {
        try (Registry registry = registry();
                AvroSerializer<Settlement> avro = new AvroSerializer<>(registry);
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", network.brokers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            AvroDeserializer<Settlement> back = AvroDeserializer.of(Settlement.class, registry);
            Settlement dearer = back.deserialize(SETTLEMENTS, avro.serialize(SETTLEMENTS, issued));
            dearer.put("amountMinor", issued.getAmountMinor() + 1);
            Settlement invented = back.deserialize(SETTLEMENTS, avro.serialize(SETTLEMENTS, penalty));
            invented.put("effectId", other(penalty, "7"));
            for (Settlement forged : List.of(dearer, invented)) {
                producer.send(new ProducerRecord<>(
                                SETTLEMENTS, forged.getLedger(), null, avro.serialize(SETTLEMENTS, forged)))
                        .get();
            }
        }
    }

    private static String other(Settlement of, String effect) {
        return of.getEffectId().replaceAll("/\\d+$", "/" + effect);
    }

    private static Settlement settlement(SettlementKind kind, SettlementLeg... legs) {
        return settlements().stream()
                .filter(one -> one.getKind() == kind
                        && one.getContract() == null
                        && List.of(legs).contains(one.getLeg()))
                .findFirst()
                .orElseThrow();
    }

    private static Registry registry() {
        return Registry.open(RegistrySettings.from(Map.of("schema.registry.url", network.registry())));
    }

    private static List<Settlement> settlements() {
        List<TopicPartition> partitions =
                List.of(new TopicPartition(SETTLEMENTS, 0), new TopicPartition(SETTLEMENTS, 1));
        try (Registry registry = registry();
                AvroDeserializer<Settlement> avro = AvroDeserializer.of(Settlement.class, registry);
                KafkaConsumer<byte[], Settlement> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", network.brokers(), "isolation.level", "read_committed"),
                        new ByteArrayDeserializer(),
                        avro)) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<Settlement> all = new ArrayList<>();
            await().atMost(LONG).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> all.add(record.value()));
                return all.stream().anyMatch(one -> one.getContract() != null) && all.size() >= 3;
            });
            return all;
        }
    }
}
