package io.tallystick.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.tallystick.schemas.Alert;
import io.tallystick.schemas.AlertState;
import io.tallystick.schemas.Event;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;

/** Records of versions that do not exist yet, read by this one. */
class EvolutionTest {
    private final SchemaRegistryClient client = new MockSchemaRegistryClient();
    private final Registry registry =
            new Registry(client, RegistrySettings.from(Samples.mockRegistry()), FakeWaiting.atOnce());

    private static Schema changed(Schema schema, String from, String to) {
        String text = JavaHints.without(schema).toString();
        assertThat(text).contains(from);
        return new Schema.Parser().parse(text.replace(from, to));
    }

    @Test
    void deserialize_fieldAddedLater_isLeftOut() {
        Schema later = changed(
                Event.getClassSchema(),
                "\"default\":\"\"}]}",
                "\"default\":\"\"},{\"name\":\"hop\",\"type\":\"int\",\"default\":0}]}");
        GenericRecord record = new GenericData.Record(later);
        record.put("envelope", Samples.event().getEnvelope());
        record.put("receivedAt", Samples.event().getReceivedAt().toEpochMilli());
        record.put("source", Samples.event().getSource());
        record.put("hop", 3);
        byte[] bytes = new AvroSerializer<IndexedRecord>(registry).serialize("t", record);
        assertThat(AvroDeserializer.of(Event.class, registry).deserialize("t", bytes))
                .isEqualTo(Samples.event());
        assertThat(EventCodec.envelope(bytes))
                .isEqualTo(Samples.event().getEnvelope().array());
    }

    @Test
    void deserialize_enumSymbolAddedLater_isUnknown() {
        Schema later = changed(Alert.getClassSchema(), "\"CLEARED\"]", "\"CLEARED\",\"SHELVED\"]");
        Schema state = later.getField("state").schema();
        byte[] bytes = new AvroSerializer<IndexedRecord>(registry).serialize("t", alert(later, state, "SHELVED"));
        Alert read = AvroDeserializer.of(Alert.class, registry).deserialize("t", bytes);
        assertThat(read.getState()).isEqualTo(AlertState.UNKNOWN);
        assertThat(read.getKey()).isEqualTo("breach");
        assertThat(read.getContractHash()).isNull();
    }

    private static GenericRecord alert(Schema schema, Schema state, String symbol) {
        GenericRecord record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            if (field.hasDefaultValue()) {
                record.put(field.pos(), GenericData.get().getDefaultValue(field));
            }
        }
        Alert like = Samples.alert();
        record.put("effectId", like.getEffectId());
        record.put("network", like.getNetwork());
        record.put("ledger", like.getLedger());
        record.put("index", like.getIndex());
        record.put("time", like.getTime().toEpochMilli());
        record.put("subject", like.getSubject());
        record.put("key", like.getKey());
        record.put("state", new GenericData.EnumSymbol(state, symbol));
        record.put(
                "severity",
                new GenericData.EnumSymbol(schema.getField("severity").schema(), "MAJOR"));
        record.put("raisedAt", like.getRaisedAt().toEpochMilli());
        return record;
    }

    @Test
    void deserialize_otherLanguagesPlainSchema_isTheSameIdAndRecord() throws Exception {
        byte[] bytes = new AvroSerializer<Event>(registry).serialize("t", Samples.event());
        Schema registered = registry.schemaById(ConfluentFraming.schemaId(bytes));
        assertThat(registered.toString()).doesNotContain("avro.java.string");
        assertThat(client.getCompatibility("t-value")).isEqualTo(Registry.COMPATIBILITY);
    }

    @Test
    void deserialize_requiredFieldGone_isIncompatible() {
        Schema other = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"Event\",\"namespace\":\"io.tallystick.schemas\",\"fields\":["
                        + "{\"name\":\"source\",\"type\":\"string\"}]}");
        GenericRecord record = new GenericData.Record(other);
        record.put("source", "x");
        byte[] bytes = new AvroSerializer<IndexedRecord>(registry).serialize("other", record);
        assertThatThrownBy(() -> AvroDeserializer.of(Event.class, registry).deserialize("other", bytes))
                .isInstanceOf(IncompatibleWriterSchemaException.class)
                .hasMessageContaining("envelope");
    }
}
