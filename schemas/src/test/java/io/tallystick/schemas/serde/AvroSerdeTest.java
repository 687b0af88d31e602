package io.tallystick.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.schemas.Alert;
import io.tallystick.schemas.Block;
import io.tallystick.schemas.Event;
import io.tallystick.schemas.Rejection;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {
    private static <T extends SpecificRecord> AvroSerde<T> serde(Class<T> type, Map<String, Object> configs) {
        AvroSerde<T> serde = new AvroSerde<>(type);
        serde.configure(configs, false);
        return serde;
    }

    private static <T extends SpecificRecord> void comesBack(Class<T> type, T record) {
        try (AvroSerde<T> serde = serde(type, Samples.mockRegistry())) {
            byte[] bytes = serde.serializer().serialize("t", record);
            assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(record);
            // A second record on the same thread reuses the buffer.
            assertThat(serde.serializer().serialize("t", record)).isEqualTo(bytes);
        }
    }

    @Test
    void serde_recordOfEachKind_comesBackEqual() {
        comesBack(Event.class, Samples.event());
        comesBack(Block.class, Samples.block());
        comesBack(Rejection.class, Samples.rejection());
    }

    @Test
    void serde_null_isTombstone() {
        try (AvroSerde<Event> serde = serde(Event.class, Samples.mockRegistry())) {
            assertThat(serde.serializer().serialize("t", null)).isNull();
            assertThat(serde.deserializer().deserialize("t", null)).isNull();
        }
    }

    @Test
    void deserialize_everyShorterValue_isRefused() {
        try (AvroSerde<Block> serde = serde(Block.class, Samples.mockRegistry())) {
            byte[] bytes = serde.serializer().serialize("t", Samples.block());
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                Class<?> want = length < ConfluentFraming.HEADER_BYTES
                        ? NotFramedException.class
                        : MalformedRecordException.class;
                assertThatThrownBy(() -> serde.deserializer().deserialize("t", cut))
                        .as("cut to %d bytes", length)
                        .isInstanceOf(want);
            }
        }
    }

    @Test
    void deserialize_trailingByte_isRefused() {
        try (AvroSerde<Block> serde = serde(Block.class, Samples.mockRegistry())) {
            byte[] bytes = serde.serializer().serialize("t", Samples.block());
            byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
            assertThatThrownBy(() -> serde.deserializer().deserialize("t", longer))
                    .isInstanceOf(MalformedRecordException.class)
                    .hasMessageContaining("got 1 bytes after the record, want none");
        }
    }

    @Test
    void deserialize_unknownSchemaId_namesTheId() {
        try (AvroSerde<Block> serde = serde(Block.class, Samples.mockRegistry())) {
            byte[] bytes = serde.serializer().serialize("t", Samples.block());
            bytes[3] = 0x7f;
            assertThatThrownBy(() -> serde.deserializer().deserialize("t", bytes))
                    .isInstanceOfSatisfying(
                            UnknownSchemaIdException.class,
                            e -> assertThat(e.schemaId()).isEqualTo(0x7f00 | bytes[4] & 0xff));
        }
    }

    @Test
    void deserialize_recordOfAnotherKind_isIncompatible() {
        Map<String, Object> configs = Samples.mockRegistry();
        try (AvroSerde<Event> events = serde(Event.class, configs);
                AvroSerde<Alert> alerts = serde(Alert.class, configs)) {
            byte[] bytes = events.serializer().serialize("t", Samples.event());
            assertThatThrownBy(() -> alerts.deserializer().deserialize("t", bytes))
                    .isInstanceOf(IncompatibleWriterSchemaException.class)
                    .hasMessageContaining("io.tallystick.schemas.Event")
                    .hasMessageContaining("io.tallystick.schemas.Alert");
        }
    }

    @Test
    void deserializer_withoutType_givesGeneratedClasses() {
        Map<String, Object> configs = Samples.mockRegistry();
        try (AvroSerde<Event> events = serde(Event.class, configs);
                AvroDeserializer<IndexedRecord> any = new AvroDeserializer<>()) {
            any.configure(configs, false);
            byte[] bytes = events.serializer().serialize("t", Samples.event());
            assertThat(any.deserialize("t", bytes)).isEqualTo(Samples.event());
        }
    }

    @Test
    void serialize_missingRequiredField_saysWhichSchema() {
        try (AvroSerde<Event> serde = serde(Event.class, Samples.mockRegistry())) {
            Event broken = new Event(null, Samples.event().getReceivedAt(), "x");
            assertThatThrownBy(() -> serde.serializer().serialize("demo.events", broken))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("demo.events")
                    .hasMessageContaining("io.tallystick.schemas.Event");
        }
    }
}
