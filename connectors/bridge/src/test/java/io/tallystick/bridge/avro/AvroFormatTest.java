package io.tallystick.bridge.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.PayloadFormat;
import io.tallystick.intake.PayloadFormats;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.topic.TopicPattern;
import io.tallystick.schemas.serde.AvroSerializer;
import io.tallystick.schemas.serde.Registry;
import io.tallystick.schemas.serde.RegistrySettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AvroFormatTest {
    private static final Schema EVERY_TYPE = new Schema.Parser().parse("""
            {"type":"record","name":"Reading","fields":[
              {"name":"rpm","type":["null","int"]},
              {"name":"none","type":["null","int"]},
              {"name":"at","type":{"type":"long","logicalType":"timestamp-micros"}},
              {"name":"day","type":{"type":"int","logicalType":"date"}},
              {"name":"f","type":"float"},{"name":"d","type":"double"},{"name":"nan","type":"double"},
              {"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}},
              {"name":"raw","type":"bytes"},
              {"name":"fixed","type":{"type":"fixed","name":"F","size":3}},
              {"name":"state","type":{"type":"enum","name":"E","symbols":["ON","OFF"]}},
              {"name":"open","type":"boolean"},
              {"name":"list","type":{"type":"array","items":"string"}},
              {"name":"tags","type":{"type":"map","values":"long"}},
              {"name":"inner","type":{"type":"record","name":"I","fields":[{"name":"x","type":"string"}]}}]}""");

    private final Registry registry =
            Registry.open(RegistrySettings.from(Map.of(RegistrySettings.URL, "mock://avro-format")));
    private final AvroSerializer<IndexedRecord> writer = new AvroSerializer<>(registry);
    private final PayloadFormat format = new AvroFormat(
            PayloadFormats.of("json", TopicPattern.parse("{plant}/{device}"), "{plant}", "{device}"), registry);

    @AfterEach
    void close() {
        registry.close();
    }

    private static GenericRecord record() {
        GenericRecord record = new GenericData.Record(EVERY_TYPE);
        GenericRecord inner =
                new GenericData.Record(EVERY_TYPE.getField("inner").schema());
        inner.put("x", "ä");
        record.put("rpm", 900);
        record.put("at", 1_700_000_000_123_456L);
        record.put("day", 19_000);
        record.put("f", 0.1f);
        record.put("d", 2.0e-3);
        record.put("nan", Double.NaN);
        record.put("price", ByteBuffer.wrap(new byte[] {(byte) 0xfb, 0x2e}));
        record.put("raw", ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));
        record.put("fixed", new GenericData.Fixed(EVERY_TYPE.getField("fixed").schema(), new byte[] {1, 2, 3}));
        record.put(
                "state", new GenericData.EnumSymbol(EVERY_TYPE.getField("state").schema(), "OFF"));
        record.put("open", true);
        record.put("list", List.of("a", "b"));
        record.put("tags", Map.of("z", 1L, "a", 2L));
        record.put("inner", inner);
        return record;
    }

    private IntakeResult read(byte[] payload) {
        return format.read(new IntakeMessage("north/pump-1", payload, 1_700_000_000_000L))
                .get(0);
    }

    private void refused(byte[] payload, RefusalCode code, String detail) {
        assertThat(read(payload)).isInstanceOfSatisfying(IntakeResult.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.detail()).contains(detail);
        });
    }

    @Test
    void read_everyType_isTheJsonDecided() {
        IntakeResult.Taken taken = (IntakeResult.Taken) read(writer.serialize("sensors", record()));
        assertThat(taken.payloads()).hasSize(1);
        assertThat(new String(taken.payloads().get(0).bytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"rpm\":900,\"none\":null,\"at\":1700000000123456,\"day\":19000,\"f\":0.1,\"d\":0.002,"
                        + "\"nan\":\"NaN\",\"price\":-12.34,\"raw\":\"AQIDBA==\",\"fixed\":\"AQID\",\"state\":\"OFF\","
                        + "\"open\":true,\"list\":[\"a\",\"b\"],\"tags\":{\"a\":2,\"z\":1},\"inner\":{\"x\":\"ä\"}}");
    }

    @Test
    void read_brokenRecords_areRefused() {
        byte[] framed = writer.serialize("sensors", record());
        refused("{}".getBytes(StandardCharsets.UTF_8), RefusalCode.MALFORMED, "");
        refused(new byte[0], RefusalCode.EMPTY, "want a payload");
        refused(new byte[70_000], RefusalCode.TOO_LARGE, "at most 61440 bytes");
        refused(new byte[] {0, 0, 0, 99, 99, 2}, RefusalCode.MALFORMED, "25443");
        refused(Arrays.copyOf(framed, framed.length - 1), RefusalCode.MALFORMED, "");
        refused(Arrays.copyOf(framed, framed.length + 1), RefusalCode.MALFORMED, "after the record");
    }

    @Test
    void read_decimalOfManyBytes_isRefused() {
        GenericRecord record = record();
        record.put("price", ByteBuffer.wrap(new byte[33]));
        refused(writer.serialize("sensors", record), RefusalCode.BAD_NUMBER, "want a decimal of 1 to 32 bytes, got 33");
    }

    @Test
    void read_smallRecordThatIsLongAsJson_isRefused() {
        Schema item = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"I\",\"fields\":[{\"name\":\"" + "n".repeat(1_000)
                        + "\",\"type\":\"boolean\"}]}");
        Schema schema = Schema.createRecord("R", null, null, false);
        schema.setFields(List.of(new Schema.Field("items", Schema.createArray(item))));
        GenericRecord one = new GenericData.Record(item);
        one.put(0, true);
        GenericRecord record = new GenericData.Record(schema);
        record.put("items", java.util.Collections.nCopies(1_000, one));
        byte[] framed = writer.serialize("sensors", record);
        assertThat(framed.length).isLessThan(1_100);
        refused(framed, RefusalCode.TOO_LARGE, "at most 61440 bytes as JSON");
    }

    @Test
    void read_recordThatHoldsItself_isRefusedHoweverDeep() {
        Schema schema = new Schema.Parser()
                .parse(
                        "{\"type\":\"record\",\"name\":\"Node\",\"fields\":[{\"name\":\"next\",\"type\":[\"null\",\"Node\"]}]}");
        GenericRecord record = new GenericData.Record(schema);
        byte[] framed = writer.serialize("sensors", record);
        byte[] deep = Arrays.copyOf(framed, 50_000);
        Arrays.fill(deep, 5, deep.length - 1, (byte) 2);
        refused(deep, RefusalCode.MALFORMED, "does not hold itself");
    }

    @Test
    void read_randomMutations_giveAResult() {
        long seed = Long.getLong("tallystick.seed", System.nanoTime());
        System.out.println("AvroFormatTest seed " + seed + " (-Dtallystick.seed=" + seed + ")");
        Random random = new Random(seed);
        byte[] framed = writer.serialize("sensors", record());
        for (int i = 0; i < 5_000; i++) {
            byte[] mutated = framed.clone();
            mutated[5 + random.nextInt(mutated.length - 5)] ^= (byte) (1 << random.nextInt(8));
            assertThat(read(mutated)).isNotNull();
        }
    }
}
