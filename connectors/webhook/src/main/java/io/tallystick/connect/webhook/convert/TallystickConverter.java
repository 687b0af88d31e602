package io.tallystick.connect.webhook.convert;

import io.tallystick.connect.plugin.PluginVersion;
import io.tallystick.connect.webhook.WebhookSinkConnector;
import io.tallystick.schemas.serde.AvroDeserializer;
import io.tallystick.schemas.serde.RegistryUnavailableException;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.storage.Converter;

/**
 * Reads a network's Avro topics, in Confluent framing, as Connect structs. Takes every setting of {@link AvroDeserializer}. It reads only:
 * what is written to those topics is written by the ledger.
 */
public final class TallystickConverter implements Converter, Versioned {
    private final ConnectSchemas schemas = new ConnectSchemas();
    private final AvroDeserializer<IndexedRecord> records = new AvroDeserializer<>();

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        records.configure(configs, isKey);
    }

    /**
     * Reads a value.
     *
     * @throws RetriableException while the registry does not answer
     * @throws DataException if the bytes are no sound Avro record, or Connect has no such type
     */
    @Override
    public SchemaAndValue toConnectData(String topic, byte[] value) {
        if (value == null) {
            return SchemaAndValue.NULL;
        }
        IndexedRecord record = read(topic, value);
        Schema schema = schemas.of(record.getSchema());
        return new SchemaAndValue(schema, ConnectValues.struct(schema, record));
    }

    private IndexedRecord read(String topic, byte[] value) {
        try {
            return records.deserialize(topic, value);
        } catch (RegistryUnavailableException e) {
            throw new RetriableException(e.getMessage(), e);
        } catch (SerializationException e) {
            throw new DataException(e.getMessage(), e);
        }
    }

    /** @throws DataException always: this converter reads */
    @Override
    public byte[] fromConnectData(String topic, Schema schema, Object value) {
        throw new DataException(
                getClass().getSimpleName() + " only reads, for sinks; topic " + topic + " wants another converter");
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define(
                        "schema.registry.url",
                        ConfigDef.Type.STRING,
                        ConfigDef.Importance.HIGH,
                        "URLs of the schema registry, comma-separated. All other settings of the registry client are"
                                + " taken as well.");
    }

    @Override
    public String version() {
        return PluginVersion.of(WebhookSinkConnector.class);
    }

    @Override
    public void close() {
        records.close();
    }
}
