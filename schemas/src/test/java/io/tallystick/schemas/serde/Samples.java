package io.tallystick.schemas.serde;

import io.tallystick.schemas.Block;
import io.tallystick.schemas.Event;
import io.tallystick.schemas.Rejection;
import io.tallystick.schemas.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Records with every field set to something that shows. */
final class Samples {
    private static final AtomicInteger SCOPES = new AtomicInteger();

    private Samples() {}

    static Map<String, Object> mockRegistry() {
        return Map.of("schema.registry.url", "mock://serde-test-" + SCOPES.incrementAndGet());
    }

    static Event event() {
        return new Event(
                ByteBuffer.wrap(new byte[] {(byte) 0xd2, (byte) 0x84, 0x40}),
                Instant.ofEpochMilli(1_767_225_600_123L),
                "mqtt:plant/press-4");
    }

    static Block block() {
        byte[] root = new byte[32];
        for (int i = 0; i < root.length; i++) {
            root[i] = (byte) i;
        }
        return new Block(
                "demo",
                3,
                7L,
                1_234_567_890_123L,
                Instant.ofEpochMilli(1_767_225_600_000L),
                2,
                ByteBuffer.wrap(new byte[] {0, 1, 'a', 0, 2, 'b', 'c'}),
                new Sha256(root));
    }

    static Rejection rejection() {
        return Rejection.newBuilder()
                .setReason("bad-signature")
                .setDetail("got a signature over other bytes")
                .setKey(ByteBuffer.wrap("press-4".getBytes(StandardCharsets.UTF_8)))
                .setValue(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .setValueLength(3)
                .setTopic("demo.events")
                .setPartition(1)
                .setOffset(42)
                .setTimestamp(Instant.ofEpochMilli(1_767_225_600_001L))
                .setDevice("acme/press-4")
                .setSequence(9L)
                .setLedgerTime(Instant.ofEpochMilli(1_767_225_600_002L))
                .build();
    }
}
