package io.tallystick.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values written by another implementation (npm avsc), read and written here. */
class WireVectorsTest {
    private static final int RECORDS = 20;
    private static final int TO_REFUSE = 4;

    private JsonNode vectors;
    private Registry registry;

    @BeforeEach
    void readVectors() throws Exception {
        Path dir = Path.of(System.getProperty("tallystick.shared", "absent"), "vectors", "avro_wire");
        assumeTrue(Files.isDirectory(dir), "SKIPPED: no test vectors at " + dir);
        vectors = new ObjectMapper().readTree(dir.resolve("confluent_wire.json").toFile());
        Schema schema = new Schema.Parser().parse(Files.readString(dir.resolve("reading.avsc")));
        MockSchemaRegistryClient client = new MockSchemaRegistryClient();
        client.register(
                "t-value", new AvroSchema(schema), 1, vectors.get("schema_id").asInt());
        registry = new Registry(client, RegistrySettings.from(Samples.mockRegistry()), FakeWaiting.atOnce());
    }

    @Test
    void deserializeAndSerialize_everyVector_isTheSameBothWays() {
        AvroDeserializer<IndexedRecord> deserializer = AvroDeserializer.any(registry);
        AvroSerializer<IndexedRecord> serializer = new AvroSerializer<>(registry);
        assertThat(vectors.get("records")).hasSize(RECORDS);
        for (JsonNode vector : vectors.get("records")) {
            byte[] wire = HexFormat.of().parseHex(vector.get("wire_hex").asText());
            GenericRecord record = (GenericRecord) deserializer.deserialize("t", wire);
            compare(record, vector.get("record"));
            // A map of several entries may be written in another order; reading it again must give the same record.
            assertThat(deserializer.deserialize("t", serializer.serialize("t", record)))
                    .isEqualTo(record);
            if (vector.get("record").get("tags").size() < 2) {
                assertThat(serializer.serialize("t", record)).isEqualTo(wire);
            }
        }
    }

    private static void compare(GenericRecord got, JsonNode want) {
        assertThat(got.get("device").toString()).isEqualTo(want.get("device").asText());
        assertThat(got.get("ts")).isEqualTo(want.get("ts").asLong());
        Object value = got.get("value");
        assertThat(value)
                .isEqualTo(want.get("value").isNull() ? null : want.get("value").asDouble());
        ByteBuffer signature = (ByteBuffer) got.get("sig");
        assertThat(signature == null ? null : HexFormat.of().formatHex(signature.array()))
                .isEqualTo(
                        want.get("sig").isNull()
                                ? null
                                : want.get("sig").get("hex").asText());
    }

    @Test
    void deserialize_everyVectorToRefuse_isRefused() {
        AvroDeserializer<IndexedRecord> deserializer = AvroDeserializer.any(registry);
        assertThat(vectors.get("must_refuse")).hasSize(TO_REFUSE);
        for (JsonNode vector : vectors.get("must_refuse")) {
            byte[] wire = HexFormat.of().parseHex(vector.get("wire_hex").asText());
            Class<? extends SerializationException> want =
                    vector.get("why").asText().equals("cut in the body")
                            ? MalformedRecordException.class
                            : NotFramedException.class;
            assertThatThrownBy(() -> deserializer.deserialize("t", wire))
                    .as(vector.get("why").asText())
                    .isInstanceOf(want);
        }
    }
}
