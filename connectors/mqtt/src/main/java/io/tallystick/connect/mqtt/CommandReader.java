package io.tallystick.connect.mqtt;

import io.tallystick.connect.mqtt.command.DeviceCommand;
import io.tallystick.connect.mqtt.command.UndeliverableException;
import io.tallystick.connect.mqtt.command.UndeliverableException.Reason;
import io.tallystick.schemas.Command;
import io.tallystick.schemas.serde.AvroDeserializer;
import io.tallystick.schemas.serde.RegistryUnavailableException;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;

/** Decodes records of {@code commands}: Avro in Confluent framing. Safe for many threads. */
final class CommandReader implements AutoCloseable {
    private final AvroDeserializer<Command> records = AvroDeserializer.of(Command.class);

    /** @param registry its settings, {@code schema.registry.url} among them */
    CommandReader(Map<String, ?> registry) {
        records.configure(registry, false);
    }

    /**
     * The command in a record.
     *
     * @throws UndeliverableException MALFORMED, if there is none
     * @throws RegistryUnavailableException if the registry gave no answer in time: to be asked again
     */
    DeviceCommand read(String topic, Object value) throws UndeliverableException {
        if (!(value instanceof byte[] bytes)) {
            String got = value == null ? "no value" : value.getClass().getName();
            throw new UndeliverableException(
                    Reason.MALFORMED, "want the bytes of a command, through ByteArrayConverter; got " + got);
        }
        try {
            return DeviceCommand.of(records.deserialize(topic, bytes));
        } catch (RegistryUnavailableException e) {
            throw e;
        } catch (SerializationException e) {
            throw new UndeliverableException(Reason.MALFORMED, e.getMessage());
        }
    }

    @Override
    public void close() {
        records.close();
    }
}
