package io.tallystick.bench.jmh;

import io.tallystick.bench.speed.TrustingVerifier;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.pipeline.LedgerPipeline;
import io.tallystick.schemas.Block;
import io.tallystick.schemas.Sha256;
import io.tallystick.schemas.serde.AvroDeserializer;
import io.tallystick.schemas.serde.AvroSerializer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** A block of 2,000 events to its record's bytes and back, and its entries decoded: all of one block at a time. */
public class BlockBenchmark extends InNanoseconds {
    private static final int EVENTS = 2_000;
    private static final String TOPIC = "jmh.blocks";

    private final AvroSerializer<Block> serializer = new AvroSerializer<>();
    private final AvroDeserializer<Block> deserializer = AvroDeserializer.of(Block.class);
    private Block block;
    private byte[] record;

    @Setup
    public void seal() {
        Map<String, Object> registry = Map.of("schema.registry.url", "mock://jmh");
        serializer.configure(registry, false);
        deserializer.configure(registry, false);
        List<io.tallystick.ledger.block.Block> blocks = new ArrayList<>();
        JmhLedger ledger = new JmhLedger(EVENTS, 1);
        LedgerPipeline pipeline = ledger.begin(new TrustingVerifier(), blocks::add);
        ledger.accept(pipeline, 0, EVENTS);
        pipeline.commit();
        var sealed = blocks.get(blocks.size() - 1);
        block = new Block(
                "jmh",
                0,
                sealed.seal().height(),
                sealed.seal().first(),
                Instant.ofEpochMilli(sealed.seal().timeMillis()),
                sealed.entryCount(),
                ByteBuffer.wrap(sealed.bundle()),
                new Sha256(sealed.root()));
        record = encode();
    }

    @Benchmark
    public byte[] encode() {
        return serializer.serialize(TOPIC, block);
    }

    @Benchmark
    public Block decode() {
        return deserializer.deserialize(TOPIC, record);
    }

    @Benchmark
    public int decodeWithEntries() throws MalformedEntryException {
        ByteBuffer in = deserializer.deserialize(TOPIC, record).getEntries();
        byte[] bundle = new byte[in.remaining()];
        in.get(bundle);
        int kinds = 0;
        for (int at = 0; at < bundle.length; ) {
            int length = (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff;
            kinds += LedgerEntry.decode(bundle, at + 2, length).kind().code();
            at += 2 + length;
        }
        return kinds;
    }
}
