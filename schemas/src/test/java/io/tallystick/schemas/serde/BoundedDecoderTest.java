package io.tallystick.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;

class BoundedDecoderTest {
    private static final int RANDOM_RECORDS = 300;
    private static final String EVERY_TYPE = """
            {"type":"record","name":"R","fields":[
              {"name":"b","type":"boolean"},{"name":"i","type":"int"},{"name":"l","type":"long"},
              {"name":"f","type":"float"},{"name":"d","type":"double"},{"name":"s","type":"string"},
              {"name":"y","type":"bytes"},{"name":"x","type":{"type":"fixed","name":"F","size":5}},
              {"name":"e","type":{"type":"enum","name":"E","symbols":["A","B","C"]}},
              {"name":"a","type":{"type":"array","items":"long"}},{"name":"m","type":{"type":"map","values":"string"}},
              {"name":"u","type":["null","int",{"type":"array","items":"bytes"}]}]}""";
    private static final Schema SCHEMA = new Schema.Parser().parse(EVERY_TYPE);
    private static final Schema SKIPS_ALL =
            new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[]}");

    @Test
    void read_randomRecords_sameAsAvrosOwnDecoder() throws IOException {
        long seed = seed();
        int i = 0;
        for (Object datum : new RandomData(SCHEMA, RANDOM_RECORDS, seed)) {
            byte[] bytes = encode(datum, i++ % 2 == 0);
            AvroBytes in = new AvroBytes(bytes, 0);
            Object ours = new GenericDatumReader<>(SCHEMA).read(null, new BoundedDecoder(in));
            Object avros = new GenericDatumReader<>(SCHEMA)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
            assertThat(GenericData.get().compare(ours, avros, withoutMap())).isZero();
            assertThat(ours).isEqualTo(avros).isEqualTo(datum);
            assertThat(in.remaining()).isZero();

            AvroBytes skipped = new AvroBytes(bytes, 0);
            new GenericDatumReader<>(SCHEMA, SKIPS_ALL).read(null, new BoundedDecoder(skipped));
            assertThat(skipped.remaining()).isZero();
        }
    }

    /** Maps have no order, so Avro does not compare them; equality above does. */
    private static Schema withoutMap() {
        return new Schema.Parser()
                .parse(EVERY_TYPE.replace("{\"name\":\"m\",", "{\"name\":\"m\",\"order\":\"ignore\","));
    }

    @Test
    void read_randomMutations_giveARecordOrATypedError() throws IOException {
        long seed = seed();
        Random random = new Random(seed);
        for (Object datum : new RandomData(SCHEMA, RANDOM_RECORDS, seed)) {
            byte[] bytes = encode(datum, random.nextBoolean());
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                new GenericDatumReader<>(SCHEMA).read(null, new BoundedDecoder(new AvroBytes(bytes, 0)));
            } catch (MalformedRecordException | AvroRuntimeException | IndexOutOfBoundsException e) {
                // The deserializer turns the latter two, enum and union branches out of range, into the first.
                assertThat(e).hasMessageNotContaining("OutOfMemory");
            }
        }
    }

    @Test
    void read_brokenPrimitives_sayGotAndWant() {
        refused("\"boolean\"", "02", "got boolean byte 2, want 0 or 1");
        refused("\"int\"", "8080808010", "got 2147483648, want a number of 32 bits");
        refused("\"long\"", "ffffffffffffffffff02", "more than 64 bits");
        refused("\"long\"", "80", "got the end of the value");
        refused("\"double\"", "00000000", "got 4 bytes to the end of the value, want 8");
        refused("\"bytes\"", "feffffff0f", "got length 2147483647, want 0 to the 0 bytes");
        refused("\"bytes\"", "01", "got length -1");
        refused("\"string\"", "04c328", "not UTF-8");
        refused("{\"type\":\"array\",\"items\":\"null\"}", "feffffff0f", "got 2147483647 items");
        refused("{\"type\":\"array\",\"items\":\"long\"}", "ffffffffffffffffff0100", "items");
        refused("{\"type\":\"map\",\"values\":\"long\"}", "0304", "got a block of 2 bytes, want 0 to the 0");
    }

    private static void refused(String schema, String hex, String want) {
        AvroBytes in = new AvroBytes(HexFormat.of().parseHex(hex), 0);
        assertThatThrownBy(() ->
                        new GenericDatumReader<>(new Schema.Parser().parse(schema)).read(null, new BoundedDecoder(in)))
                .as(schema + " " + hex)
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining(want);
    }

    private static byte[] encode(Object datum, boolean sizedBlocks) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = sizedBlocks
                ? EncoderFactory.get().blockingBinaryEncoder(out, null)
                : EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<>(SCHEMA).write(datum, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static long seed() {
        long seed = Long.getLong("tallystick.seed", System.nanoTime());
        System.out.println("BoundedDecoderTest seed " + seed + " (-Dtallystick.seed=" + seed + ")");
        return seed;
    }
}
