package io.tallystick.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** The bytes of each kind of record, encoded by hand from the Avro specification, with schema id 1. */
class GoldenBytesTest {
    private static final Map<String, SpecificRecord> GOLDEN = Map.of(
            "event", Samples.event(),
            "block", Samples.block(),
            "rejection", Samples.rejection(),
            "alert", Samples.alert(),
            "settlement", Samples.settlement(),
            "command", Samples.command(),
            "message", Samples.message());

    @Test
    void serializer_eachKind_writesTheGoldenBytes() {
        GOLDEN.forEach((name, record) -> {
            // A fresh registry each time, so that the id is 1.
            try (AvroSerializer<SpecificRecord> serializer = new AvroSerializer<>()) {
                serializer.configure(Samples.mockRegistry(), false);
                assertThat(HexFormat.of().formatHex(serializer.serialize("t", record)))
                        .as(name)
                        .isEqualTo(golden(name));
            }
        });
    }

    @Test
    void deserializer_eachGoldenValue_givesTheRecord() {
        GOLDEN.forEach((name, record) -> {
            Map<String, Object> configs = Samples.mockRegistry();
            try (AvroSerializer<SpecificRecord> registering = new AvroSerializer<>();
                    AvroDeserializer<IndexedRecord> any = new AvroDeserializer<>()) {
                registering.configure(configs, false);
                registering.serialize("t", record);
                any.configure(configs, false);
                assertThat(any.deserialize("t", HexFormat.of().parseHex(golden(name))))
                        .as(name)
                        .isEqualTo(record);
            }
        });
    }

    private static String golden(String name) {
        try (InputStream in = GoldenBytesTest.class.getResourceAsStream("/golden/" + name + ".hex")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
