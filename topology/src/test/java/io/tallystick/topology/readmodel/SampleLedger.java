package io.tallystick.topology.readmodel;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.testing.CountingContracts;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import io.tallystick.schemas.Sha256;
import io.tallystick.schemas.serde.AvroSerializer;
import io.tallystick.schemas.serde.Registry;
import io.tallystick.schemas.serde.RegistrySettings;
import io.tallystick.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.serialization.LongSerializer;

/** A network of one ledger, its blocks made by the pure core, as the records that the ledger application would write. */
public final class SampleLedger implements AutoCloseable {
    public static final String SUBJECT = "pump";
    public static final String METER = "acme/meter";
    public static final String LATECOMER = "acme/latecomer";
    public static final String GATEWAY = "acme/gw";
    public static final String CONTRACT = "contract/counting";

    public final TestNetwork network;
    public final Topics topics;
    public final Registry registry;
    public final PureLedger ledger;
    private final AvroSerializer<io.tallystick.schemas.Block> serializer;
    private final TestDevice meter;
    private long sequence;

    public SampleLedger(String name) {
        network = new TestNetwork(name, 1, "acme");
        topics = new Topics(name);
        registry = Registry.open(RegistrySettings.from(Map.of("schema.registry.url", registryUrl())));
        serializer = new AvroSerializer<>(registry);
        ledger = new PureLedger(network.genesis(), 0, LedgerSettings.DEFAULTS, CountingContracts.factory());
        meter = network.device(METER);
    }

    public String registryUrl() {
        return "mock://" + network.genesis().network();
    }

    /**
     * Blocks of 1 to 20 events each; numbers 2 and 3 of the latecomer are missing for ever, 4 comes late, 8 in time. A gateway
     * signs for the probe. In the last block a contract is activated, and answers a message.
     */
    public SampleLedger grow(int blocks, long seed) {
        Random random = new Random(seed);
        TestDevice latecomer = network.device(LATECOMER);
        ledger.accept(SUBJECT, latecomer.envelope(SUBJECT, 1, 1));
        ledger.accept(SUBJECT, latecomer.envelope(SUBJECT, 5, 5)).commit();
        ledger.advance(Duration.ofHours(1)).commit();
        ledger.accept(SUBJECT, latecomer.envelope(SUBJECT, 4, 4)).commit();
        for (int block = 0; block < blocks; block++) {
            seal(1 + random.nextInt(20));
        }
        TestDevice gateway = network.gateway(GATEWAY);
        ledger.accept(SUBJECT, gateway.envelopeFor("probe", SUBJECT, 1, 6));
        ledger.accept(SUBJECT, gateway.envelope(SUBJECT, 1, 7)).commit();
        ledger.accept(METER, network.revocation(METER, 1, TestNetwork.START.plusSeconds(1)))
                .commit();
        ledger.accept(CONTRACT, network.contract("acme", CONTRACT, 1, TestNetwork.START.plusSeconds(2), "{}"))
                .receive(0, 1, 9, new byte[] {(byte) 0x81, 7})
                .commit();
        return this;
    }

    /** Seals one more block. */
    public SampleLedger seal(int events) {
        for (int event = 0; event < events; event++) {
            sequence++;
            ledger.accept(SUBJECT, meter.envelope(SUBJECT, sequence, sequence / 10.0));
        }
        ledger.commit();
        return this;
    }

    public List<Block> blocks() {
        return ledger.blocks();
    }

    public byte[] key(Block block) {
        return new LongSerializer().serialize(topics.blocks(), block.seal().first());
    }

    public byte[] value(Block block) {
        return serializer.serialize(
                topics.blocks(),
                new io.tallystick.schemas.Block(
                        network.genesis().network(),
                        block.ledger(),
                        block.seal().height(),
                        block.seal().first(),
                        Instant.ofEpochMilli(block.seal().timeMillis()),
                        block.entryCount(),
                        ByteBuffer.wrap(block.bundle()),
                        new Sha256(block.root())));
    }

    public byte[] origin() {
        return network.genesis().origin(0).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        registry.close();
    }
}
