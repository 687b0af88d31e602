package io.tallystick.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tallystick.gateway.Duplicates;
import io.tallystick.ledger.crypto.Signers;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.schemas.Rejection;
import io.tallystick.schemas.serde.AvroSerializer;
import io.tallystick.schemas.serde.Registry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BridgeTopologyTest {
    private static final String PUMP = "plants/north/pump-1";
    private static final String TIMED = "{\"rpm\":900,\"ts\":1699999999000}";

    private Driven mapped(Duplicates duplicates) {
        return new Driven(Driven.settings(Driven.mapped("json", null), true, duplicates, "sensors"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void json_ofTwoDevices_isSignedAndNumberedForEach() throws Exception {
        try (Driven bridge = new Driven(Driven.settings("json", "sensors"))) {
            bridge.send(PUMP, "{\"rpm\":900}");
            bridge.send("plants/north/pump-2", "{\"rpm\":1}");
            bridge.send(PUMP, "{\"rpm\":901}");

            List<SignedEnvelope> envelopes = bridge.envelopes();
            assertThat(envelopes).extracting(SignedEnvelope::sequence).containsExactly(1L, 1L, 2L);
            assertThat(envelopes)
                    .extracting(envelope -> envelope.device().toString())
                    .containsExactly("acme/pump-1", "acme/pump-2", "acme/pump-1");
            assertThat(envelopes.get(0).payload()).isEqualTo(utf8("{\"rpm\":900}"));
            assertThat(envelopes.get(0).issuedAtMillis()).isEqualTo(Driven.NOW);
            assertThat(envelopes.get(0).original().orElseThrow().source()).isEqualTo(PUMP);
            assertThat(bridge.metrics.counts()).isEqualTo(new BridgeMetrics.Counts(3, 0, 3, 0, 0, 0));
        }
    }

    @Test
    void json_mapped_keepsTheMessageBesideTheReadings() throws Exception {
        try (Driven bridge = mapped(Duplicates.AUTO)) {
            bridge.send(PUMP, TIMED);
            SignedEnvelope envelope = bridge.envelopes().get(0);
            assertThat(envelope.contentType()).isEqualTo(ContentType.SENML_JSON);
            assertThat(new String(envelope.payload(), StandardCharsets.UTF_8)).contains("\"rpm\"", "900", "1699999999");
            assertThat(envelope.original().orElseThrow().content()).hasValue(utf8(TIMED));
        }
    }

    @Test
    void senml_inJsonAndCbor_isSignedAsItCame() throws Exception {
        byte[] cbor = HexFormat.of().parseHex("81a200617402182a");
        try (Driven bridge = new Driven(Driven.settings("senml+cbor", "sensors"))) {
            bridge.send(PUMP, cbor);
            assertThat(bridge.envelopes().get(0).payload()).isEqualTo(cbor);
        }
        byte[] json = utf8("[{\"n\":\"t\",\"v\":42}]");
        try (Driven bridge = new Driven(Driven.settings("senml+json", "sensors"))) {
            bridge.send(PUMP, json);
            assertThat(bridge.envelopes().get(0).payload()).isEqualTo(json);
        }
    }

    @Test
    void envelope_ofADevice_isPassedOnUnchanged() throws Exception {
        byte[] signed = Envelopes.sign(
                Signers.ed25519(new byte[32]),
                "acme/pump-1",
                "north",
                7,
                Instant.ofEpochMilli(Driven.NOW),
                ContentType.JSON,
                utf8("{\"rpm\":1}"),
                List.of());
        try (Driven bridge = new Driven(Driven.settings("envelope", "sensors"))) {
            bridge.send(PUMP, signed);
            bridge.send(PUMP, "no envelope");
            assertThat(bridge.envelopes()).extracting(SignedEnvelope::bytes).containsExactly(signed);
            assertThat(bridge.rejections()).extracting(Rejection::getReason).containsExactly("malformed");
            assertThat(bridge.metrics.counts()).isEqualTo(new BridgeMetrics.Counts(2, 1, 0, 0, 1, 0));
        }
    }

    @Test
    void process_whatItCannotTake_isKeptWithReasonAndPlace() {
        try (Driven bridge = mapped(Duplicates.AUTO)) {
            bridge.send(PUMP, "{\"rpm\":");
            bridge.send("plants/north", TIMED);
            bridge.send((String) null, TIMED);
            bridge.send(PUMP, (byte[]) null);
            bridge.send(PUMP, "");
            bridge.send(utf8("plants/\u0001/x"), utf8(TIMED), Driven.NOW);
            bridge.send(new byte[] {(byte) 0xff}, utf8(TIMED), Driven.NOW);
            bridge.send(new byte[100_000], new byte[70_000], Driven.NOW);
            bridge.send(utf8(PUMP), utf8(TIMED), 0);
            bridge.send("plants/north/gw-1", TIMED);

            List<Rejection> rejections = bridge.rejections();
            assertThat(rejections)
                    .extracting(Rejection::getReason)
                    .containsExactly(
                            "malformed",
                            "topic-mismatch",
                            "bad-topic",
                            "empty",
                            "empty",
                            "bad-topic",
                            "bad-topic",
                            "bad-topic",
                            "bad-time",
                            "bad-device");
            assertThat(rejections)
                    .extracting(Rejection::getOffset)
                    .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
            assertThat(rejections).allSatisfy(one -> assertThat(one.getTopic()).isEqualTo("sensors"));
            assertThat(rejections.get(3).getValue()).isNull();
            assertThat(rejections.get(3).getValueLength()).isEqualTo(-1);
            assertThat(rejections.get(7).getTruncated()).isTrue();
            assertThat(bridge.records()).isEmpty();
            assertThat(bridge.metrics.counts().refused()).isEqualTo(10);
        }
    }

    /** With an old record's own time the event would be past its topic's retention; with one far ahead brokers refuse it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 253_402_300_799_999L})
    void process_recordOfAnotherTime_isWrittenNowAndSaysWhenItWasReceived(long timestamp) throws Exception {
        long before = System.currentTimeMillis();
        try (Driven bridge = new Driven(Driven.settings("json", "sensors"))) {
            bridge.send(utf8(PUMP), utf8("{\"rpm\":900}"), timestamp);
            TestRecord<byte[], byte[]> event = bridge.records().get(0);
            assertThat(event.timestamp()).isBetween(before, System.currentTimeMillis() + 1);
        }
    }

    @Test
    void avro_ofAnyWriter_isReadByTheMappingAndKeptAsItCame() throws Exception {
        Schema schema = SchemaBuilder.record("Pump")
                .fields()
                .requiredLong("ts")
                .optionalInt("rpm")
                .requiredBoolean("open")
                .endRecord();
        GenericRecord record = new GenericData.Record(schema);
        record.put("ts", 1_699_999_999_000L);
        record.put("rpm", 900);
        record.put("open", true);
        try (Registry registry = Driven.registry();
                Driven bridge = new Driven(
                        Driven.settings(Driven.mapped("avro", registry), true, Duplicates.AUTO, "sensors"))) {
            byte[] framed = new AvroSerializer<IndexedRecord>(registry).serialize("sensors", record);
            bridge.send(PUMP, framed);
            bridge.send(PUMP, "{}");
            bridge.send(PUMP, framed);

            List<SignedEnvelope> envelopes = bridge.envelopes();
            assertThat(envelopes).hasSize(1);
            SignedEnvelope envelope = envelopes.get(0);
            assertThat(new String(envelope.payload(), StandardCharsets.UTF_8))
                    .contains("\"rpm\"", "900", "\"open\"", "true", "1699999999");
            assertThat(envelope.original().orElseThrow().mediaType()).isEqualTo("application/vnd.apache.avro+binary");
            assertThat(envelope.original().orElseThrow().content()).hasValue(framed);
            assertThat(bridge.rejections()).extracting(Rejection::getReason).containsExactly("malformed");
            assertThat(bridge.metrics.counts()).isEqualTo(new BridgeMetrics.Counts(3, 0, 1, 1, 1, 0));
        }
    }

    @Test
    void message_withoutAnyReading_isNoted() {
        try (Driven bridge = mapped(Duplicates.AUTO)) {
            bridge.send(PUMP, "{\"ts\":1699999999000}");
            assertThat(bridge.metrics.counts()).isEqualTo(new BridgeMetrics.Counts(1, 0, 0, 0, 0, 1));
            assertThat(bridge.records()).isEmpty();
        }
    }

    @Test
    void duplicates_autoAndKeep_differInTimedMessages() throws Exception {
        try (Driven bridge = mapped(Duplicates.AUTO)) {
            bridge.send(PUMP, TIMED);
            bridge.send(PUMP, TIMED);
            assertThat(bridge.envelopes()).hasSize(1);
            assertThat(bridge.metrics.counts().repeated()).isEqualTo(1);
        }
        try (Driven bridge =
                new Driven(Driven.settings(Driven.mapped("json", null), true, Duplicates.KEEP, "sensors"))) {
            bridge.send(PUMP, TIMED);
            bridge.send(PUMP, TIMED);
            assertThat(bridge.envelopes()).extracting(SignedEnvelope::sequence).containsExactly(1L, 2L);
        }
    }

    @Test
    void restart_withTheStore_goesOnAndKnowsWhatWasSigned() throws Exception {
        Map<Bytes, String> changelog;
        try (Driven bridge = mapped(Duplicates.AUTO)) {
            bridge.send(PUMP, TIMED);
            changelog = bridge.positions();
        }
        try (Driven bridge = mapped(Duplicates.AUTO)) {
            bridge.restore(changelog);
            bridge.send(PUMP, TIMED);
            bridge.send(PUMP, "{\"rpm\":900,\"ts\":1699999999001}");
            assertThat(bridge.envelopes()).extracting(SignedEnvelope::sequence).containsExactly(2L);
        }
    }

    @Test
    void settings_topicsOfTheNetwork_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Driven.settings("json", "plant.events"))
                .withMessageContaining("got plant.events");
    }
}
