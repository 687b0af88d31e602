package io.tallystick.topology.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.tallystick.embedded.KafkaUnderTest;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.testing.TestNetwork;
import io.tallystick.schemas.Waiting;
import io.tallystick.schemas.topics.TopicCreator;
import io.tallystick.schemas.topics.TopicSettings;
import io.tallystick.schemas.topics.Topics;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadModelIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Above Kafka Streams' fixed distance of 10,000 records between two times that it notes how far a store is. */
    private static final int MANY_BLOCKS = 12_000;

    private static KafkaUnderTest kafka;

    @TempDir
    Path directory;

    @BeforeAll
    static void startBroker() {
        kafka = KafkaUnderTest.start();
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @Test
    void start_blocksOnTheBroker_answersAsThePureCore() throws Exception {
        SampleLedger sample = sample("read-it").grow(30, 3);
        write(sample, sample.blocks(), false);
        try (ReadModel model = ReadModel.start(settings(sample, kafka.bootstrapServers(), directory))) {
            LedgerView view = awaitSize(model, size(sample));
            List<byte[]> entries = sample.ledger.entryBytes();
            for (int index = 0; index < entries.size(); index++) {
                assertThat(view.entry(index).orElseThrow().bytes()).isEqualTo(entries.get(index));
            }
            assertThat(view.entry(SampleLedger.METER, SampleLedger.SUBJECT, 1)).isPresent();
            assertThat(model.failure()).isEmpty();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.ledger(1))
                    .withMessage("ledger: want 0 to 0, got 1");
        }
    }

    @Test
    void blocks_ofAnAbortedTransaction_neverWere() throws Exception {
        SampleLedger sample = sample("aborted-it").seal(2);
        write(sample, sample.blocks(), false);
        Block kept = sample.seal(3).blocks().get(1);
        Block aborted = new SampleLedger("aborted-it").seal(1).seal(9).blocks().get(1);
        write(sample, List.of(aborted), true);
        write(sample, List.of(kept), false);
        try (ReadModel model = ReadModel.start(settings(sample, kafka.bootstrapServers(), directory))) {
            LedgerView view = awaitSize(model, size(sample));
            assertThat(view.block(1).orElseThrow().seal()).isEqualTo(kept.seal());
        }
    }

    @Test
    void start_afterAKill_readsAgainOnlyWhatWasNotNotedYet() throws Exception {
        SampleLedger sample = sample("killed-it");
        for (int block = 0; block < MANY_BLOCKS; block++) {
            sample.seal(1);
        }
        write(sample, sample.blocks(), false);
        killAfterTaking(sample, size(sample));
        int before = sample.blocks().size();
        for (int block = 0; block < 20; block++) {
            sample.seal(2);
        }
        write(sample, sample.blocks().subList(before, before + 20), false);

        CountingRestores restores = new CountingRestores();
        try (ReadModel model = ReadModel.start(settings(sample, kafka.bootstrapServers(), directory), restores)) {
            LedgerView view = awaitSize(model, size(sample));
            System.out.println("restored " + restores.blocks() + " of " + before + " blocks after the kill");
            assertThat(restores.blocks()).isLessThan(before);
            assertSame(sample, view);
        }
        CountingRestores clean = new CountingRestores();
        try (ReadModel model = ReadModel.start(settings(sample, kafka.bootstrapServers(), directory), clean)) {
            assertSame(sample, awaitSize(model, size(sample)));
            assertThat(clean.blocks()).isZero();
        }
    }

    @Test
    void ledger_instanceStopped_isUnavailable() throws Exception {
        SampleLedger sample = sample("stopped-it").seal(1);
        ReadModel model = ReadModel.start(settings(sample, kafka.bootstrapServers(), directory));
        model.close();
        assertThatExceptionOfType(LedgerUnavailableException.class)
                .isThrownBy(() -> model.ledger(0))
                .withMessageContaining("ledger 0 cannot be queried now: the read model is NOT_RUNNING");
    }

    @Test
    void ledger_onTheOtherOfTwoInstances_namesThatOne() throws Exception {
        TestNetwork network = new TestNetwork("two-it", 2, "acme");
        createTopics(new Topics("two-it"), 2);
        try (ReadModel one = ReadModel.start(settings(network, "one.example:1", directory.resolve("one")));
                ReadModel two = ReadModel.start(settings(network, "two.example:2", directory.resolve("two")))) {
            for (int ledger = 0; ledger < 2; ledger++) {
                int asked = ledger;
                await().atMost(PATIENCE)
                        .until(
                                () -> List.of(where(one, asked), where(two, asked)),
                                places -> places.equals(List.of("here", "one.example:1"))
                                        || places.equals(List.of("two.example:2", "here")));
            }
        }
    }

    private static String where(ReadModel model, int ledger) {
        try {
            model.ledger(ledger);
            return "here";
        } catch (LedgerElsewhereException e) {
            return e.owner().orElse("unknown");
        } catch (LedgerUnavailableException e) {
            return "nowhere";
        }
    }

    private static ReadModelSettings settings(TestNetwork network, String server, Path directory) {
        return new ReadModelSettings(
                network.genesis(),
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "schema.registry.url",
                        "mock://two-it",
                        "application.server",
                        server),
                1,
                directory);
    }

    @Test
    void settings_thatWouldMakeItWrong_areRefused() {
        SampleLedger sample = new SampleLedger("wrong-it");
        Map<String, Object> config = new HashMap<>(
                settings(sample, kafka.bootstrapServers(), directory).kafka());
        config.put("consumer.isolation.level", "read_uncommitted");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ReadModel.start(new ReadModelSettings(sample.network.genesis(), config, 1, directory)))
                .withMessage("setting consumer.isolation.level: the read model wants read_committed,"
                        + " got read_uncommitted; take it out of the configuration");
    }

    static ReadModelSettings settings(SampleLedger sample, String bootstrapServers, Path directory) {
        return new ReadModelSettings(
                sample.network.genesis(),
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "schema.registry.url",
                        sample.registryUrl(),
                        // The least that brokers allow: how long whoever comes next waits for one that was killed.
                        "consumer.session.timeout.ms",
                        6_000),
                1,
                directory);
    }

    /** Waits until the ledger has so many entries, and all are in the index. */
    static LedgerView awaitSize(ReadModel model, long size) throws Exception {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            LedgerView view = model.ledger(0);
            view.entry("nobody", "nothing", 1);
            return view.latest().orElseThrow().treeSize() == size;
        });
        return model.ledger(0);
    }

    private static void assertSame(SampleLedger sample, LedgerView view) throws Exception {
        for (Block block : sample.blocks()) {
            StoredEntry seal = view.entry(block.treeSize() - 1).orElseThrow();
            assertThat(seal.bytes()).isEqualTo(block.seal().encode());
        }
        long last = sample.blocks().stream()
                .mapToLong(block -> block.seal().counts().events())
                .sum();
        for (long sequence = 1; sequence <= last; sequence++) {
            assertThat(view.entry(SampleLedger.METER, SampleLedger.SUBJECT, sequence))
                    .isPresent();
        }
    }

    private void killAfterTaking(SampleLedger sample, long size) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadModelMain.class.getName(),
                        sample.network.genesis().network(),
                        kafka.bootstrapServers(),
                        directory.toString(),
                        String.valueOf(size))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = child.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.equals("taken " + size)) {
                line = out.readLine();
            }
            assertThat(line).as("the child's last word").isNotNull();
        } finally {
            child.destroyForcibly();
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Files.list(directory)).isNotEmpty();
    }

    private static SampleLedger sample(String name) {
        SampleLedger sample = new SampleLedger(name);
        createTopics(sample.topics, 1);
        return sample;
    }

    private static void createTopics(Topics topics, int ledgers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            new TopicCreator(admin, PATIENCE, Waiting.SYSTEM).create(topics.specs(TopicSettings.of(ledgers, 1)));
        }
    }

    private static long size(SampleLedger sample) {
        return sample.blocks().get(sample.blocks().size() - 1).treeSize();
    }

    private static void write(SampleLedger sample, List<Block> blocks, boolean abort) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "writer"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (Block block : blocks) {
                producer.send(new ProducerRecord<>(sample.topics.blocks(), 0, sample.key(block), sample.value(block)));
            }
            producer.flush();
            if (abort) {
                producer.abortTransaction();
            } else {
                producer.commitTransaction();
            }
        }
    }
}
