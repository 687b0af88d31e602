package io.tallystick.connect.webhook.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tallystick.schemas.Settlement;
import io.tallystick.schemas.SettlementKind;
import io.tallystick.schemas.SettlementLeg;
import io.tallystick.schemas.Sha256;
import io.tallystick.schemas.serde.AvroSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

/** Against values that the ledger's own serializer wrote. */
class TallystickConverterTest {
    private static final String TOPIC = "demo.alerts";
    private static final Map<String, Object> REGISTRY = Map.of("schema.registry.url", "mock://webhook-converter");
    private final TallystickConverter converter = new TallystickConverter();

    TallystickConverterTest() {
        converter.configure(REGISTRY, false);
    }

    @Test
    void toConnectData_alert_isAStructThatBecomesJson() {
        SchemaAndValue read = converter.toConnectData(TOPIC, bytes(Alerts.raised("press-4", 500)));
        assertThat(read.schema().name()).isEqualTo("io.tallystick.schemas.Alert");
        ((Struct) read.value()).validate();
        assertThat(ConnectJson.value(read.schema(), read.value()))
                .hasToString("{\"effectId\":\"demo/1/500/0\",\"network\":\"demo\",\"ledger\":1,\"index\":500,"
                        + "\"time\":\"2026-01-01T00:00:00Z\",\"subject\":\"press-4\",\"key\":\"hot\",\"state\":\"RAISED\","
                        + "\"severity\":\"MAJOR\",\"raisedAt\":\"2026-01-01T00:00:00Z\",\"occurrences\":1,\"escalation\":0,"
                        + "\"message\":\"Press 4 is \\\"hot\\\"\",\"details\":{\"limit\":\"80\",\"temperature\":\"93.5\"},"
                        + "\"acknowledgedBy\":null,\"contract\":\"press-watch\",\"contractVersion\":\"1.0.0\","
                        + "\"contractHash\":null,\"instance\":\"i-1\",\"rule\":\"hot\",\"evidence\":[498,499]}");
    }

    @Test
    void toConnectData_settlement_hashIsBase64AndAmountANumber() {
        Settlement settlement = Settlement.newBuilder()
                .setEffectId("demo/1/7/0")
                .setNetwork("demo")
                .setLedger(1)
                .setIndex(7)
                .setTime(Instant.ofEpochMilli(1_767_225_600_123L))
                .setKind(SettlementKind.TRANSFER)
                .setLeg(SettlementLeg.DEBIT)
                .setPaymentId("p")
                .setPayer("acme")
                .setPayee("carrier")
                .setAmountMinor(9_007_199_254_740_993L)
                .setCurrency("EUR")
                .setMinorDigits(2)
                .setContractHash(new Sha256(new byte[32]))
                .build();
        SchemaAndValue read = converter.toConnectData("demo.settlements", bytes(settlement));
        JsonNode json = ConnectJson.value(read.schema(), read.value());
        assertThat(json.get("amountMinor")).hasToString("9007199254740993");
        assertThat(json.get("time").textValue()).isEqualTo("2026-01-01T00:00:00.123Z");
        assertThat(json.get("contractHash").textValue()).hasSize(44).endsWith("=");
    }

    @Test
    void toConnectData_recordOfAnother_isReadAsItsSchemaSays() {
        Schema inner =
                SchemaBuilder.record("Inner").fields().requiredBoolean("b").endRecord();
        Schema schema = SchemaBuilder.record("Outer")
                .fields()
                .requiredDouble("d")
                .requiredFloat("f")
                .name("inner")
                .type(inner)
                .noDefault()
                .name("items")
                .type()
                .array()
                .items(inner)
                .noDefault()
                .endRecord();
        GenericRecord item = new GenericRecordBuilder(inner).set("b", true).build();
        GenericRecord record = new GenericRecordBuilder(schema)
                .set("d", 0.1)
                .set("f", 1.5f)
                .set("inner", item)
                .set("items", List.of(item))
                .build();
        SchemaAndValue read = converter.toConnectData("other", bytes(record));
        assertThat(ConnectJson.value(read.schema(), read.value()))
                .hasToString("{\"d\":0.1,\"f\":1.5,\"inner\":{\"b\":true},\"items\":[{\"b\":true}]}");
    }

    @Test
    void toConnectData_unionOfTwoTypes_isRefused() {
        Schema schema = SchemaBuilder.record("U")
                .fields()
                .name("u")
                .type()
                .unionOf()
                .stringType()
                .and()
                .intType()
                .endUnion()
                .noDefault()
                .endRecord();
        byte[] bytes = bytes(new GenericRecordBuilder(schema).set("u", 1).build());
        assertThatThrownBy(() -> converter.toConnectData("u", bytes))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("want one type and null at most");
    }

    @Test
    void toConnectData_recordInsideItself_isRefused() {
        Schema schema = new Schema.Parser()
                .parse(
                        "{\"type\":\"record\",\"name\":\"L\",\"fields\":[{\"name\":\"next\",\"type\":[\"null\",\"L\"]}]}");
        byte[] bytes = bytes(new GenericRecordBuilder(schema).set("next", null).build());
        assertThatThrownBy(() -> converter.toConnectData("l", bytes))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("want a type that does not hold itself");
    }

    @Test
    void toConnectData_brokenBytes_areADataError() {
        byte[] whole = bytes(Alerts.raised("press-4", 1));
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
        assertThatThrownBy(() -> converter.toConnectData(TOPIC, cut)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> converter.toConnectData(TOPIC, new byte[] {'{', '}'}))
                .isInstanceOf(DataException.class);
    }

    @Test
    void toConnectData_tombstone_isNull() {
        assertThat(converter.toConnectData(TOPIC, null)).isEqualTo(SchemaAndValue.NULL);
    }

    @Test
    void fromConnectData_anything_isRefused() {
        assertThatThrownBy(() -> converter.fromConnectData(TOPIC, null, "x")).hasMessageContaining("only reads");
    }

    private static byte[] bytes(IndexedRecord record) {
        try (AvroSerializer<IndexedRecord> serializer = new AvroSerializer<>()) {
            serializer.configure(REGISTRY, false);
            return serializer.serialize(TOPIC + record.getSchema().getName(), record);
        }
    }
}
