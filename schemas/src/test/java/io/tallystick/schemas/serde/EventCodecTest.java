package io.tallystick.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.schemas.Event;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventCodecTest {
    private static final int RANDOM_EVENTS = 500;

    @Test
    void encode_randomEvents_equalsAvroSerializer() {
        long seed = Long.getLong("tallystick.seed", System.nanoTime());
        System.out.println("EventCodecTest seed " + seed + " (-Dtallystick.seed=" + seed + ")");
        Random random = new Random(seed);
        try (AvroSerde<Event> serde = new AvroSerde<>(Event.class)) {
            serde.configure(Samples.mockRegistry(), false);
            for (int i = 0; i < RANDOM_EVENTS; i++) {
                byte[] envelope = new byte[1 + random.nextInt(i % 50 == 0 ? 70_000 : 400)];
                random.nextBytes(envelope);
                long millis = random.nextLong() >> (8 + random.nextInt(50));
                String source = "q\u00e9\ud83d\ude9a".repeat(random.nextInt(40));
                byte[] avro = serde.serializer()
                        .serialize("t", new Event(ByteBuffer.wrap(envelope), Instant.ofEpochMilli(millis), source));
                byte[] ours = EventCodec.encode(ConfluentFraming.schemaId(avro), envelope, millis, source);
                assertThat(ours).isEqualTo(avro);
                assertThat(EventCodec.envelope(avro)).isEqualTo(envelope);
                assertThat(EventCodec.receivedAtMillis(avro)).isEqualTo(millis);
            }
        }
    }

    @Test
    void envelope_bare_isTheValueItself() {
        byte[] bare = {(byte) 0xd2, (byte) 0x84, 0x40};
        assertThat(EventCodec.envelope(bare)).isSameAs(bare);
        assertThat(EventCodec.receivedAtMillis(bare)).isEqualTo(-1);
    }

    @Test
    void envelope_fieldsOfALaterVersion_areNotLookedAt() {
        byte[] framed = EventCodec.encode(1, new byte[] {(byte) 0xd2, 1}, 5, "s");
        byte[] later = Arrays.copyOf(framed, framed.length + 9);
        assertThat(EventCodec.envelope(later)).containsExactly(0xd2, 1);
    }

    @Test
    void envelope_brokenValues_areRefusedWithGotAndWant() {
        refused("", "got an empty value");
        refused("84", "want at least 5");
        refused("8443a10126", "got first byte 0x84, want 0x00");
        refused("00000000", "want at least 5");
        refused("0000000001", "got the end of the value");
        refused("000000000100", "empty envelope");
        refused("000000000101", "got length -1");
        refused("0000000001feffffff0f", "got length 2147483647, want 0 to the 0 bytes");
        refused("0000000001ffffffffffffffffffff01", "more than 64 bits");
        refused("000000000106d284", "got length 3, want 0 to the 2 bytes");
    }

    private static void refused(String hex, String want) {
        assertThatThrownBy(() -> EventCodec.envelope(HexFormat.of().parseHex(hex)))
                .as(hex)
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining(want);
    }

    @Test
    void encode_envelopeOutOfRange_isRefused() {
        assertThatThrownBy(() -> EventCodec.encode(1, new byte[0], 0, "")).hasMessageContaining("want 1 to 1000000");
        assertThatThrownBy(() -> EventCodec.encode(1, new byte[1_000_001], 0, ""))
                .hasMessageContaining("got an envelope of 1000001 bytes");
    }

    @Test
    void encode_longSource_isCutBetweenCharacters() {
        String source = "a".repeat(EventCodec.MAX_SOURCE_CHARACTERS - 1) + "\ud83d\ude9a";
        byte[] framed = EventCodec.encode(1, new byte[] {1}, 0, source);
        assertThat(framed[framed.length - 1]).isEqualTo((byte) 'a');
    }
}
