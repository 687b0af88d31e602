package io.tallystick.bridge.avro;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.Messages;
import io.tallystick.intake.PayloadFormat;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import io.tallystick.schemas.serde.AvroDeserializer;
import io.tallystick.schemas.serde.IncompatibleWriterSchemaException;
import io.tallystick.schemas.serde.MalformedRecordException;
import io.tallystick.schemas.serde.NotFramedException;
import io.tallystick.schemas.serde.Registry;
import io.tallystick.schemas.serde.UnknownSchemaIdException;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/**
 * {@code avro}: a record in Confluent framing, with any writer's schema, read as the JSON object that {@link AvroJson} makes of it. The
 * record's own bytes are what an envelope keeps.
 */
public final class AvroFormat implements PayloadFormat {
    private final PayloadFormat json;
    private final AvroDeserializer<GenericRecord> records;

    /**
     * @param json reads the objects
     * @param registry has the writers' schemas; kept open by the caller
     */
    public AvroFormat(PayloadFormat json, Registry registry) {
        this.json = json;
        this.records = AvroDeserializer.generic(registry);
    }

    @Override
    public String mediaType() {
        return "application/vnd.apache.avro+binary";
    }

    /**
     * @throws io.tallystick.schemas.serde.RegistryUnavailableException when the registry gave no answer in time: no verdict on the record
     * @throws io.tallystick.schemas.serde.RegistryRefusedException when the registry refused to tell: likewise
     */
    @Override
    public List<IntakeResult> read(IntakeMessage message) {
        try {
            Messages.requireSize(message, IntakeLimits.MAX_MESSAGE_BYTES);
            byte[] object = AvroJson.write(record(message));
            return json.read(new IntakeMessage(message.topic(), object, message.receivedMillis()));
        } catch (RefusedException e) {
            return List.of(e.result());
        }
    }

    private GenericRecord record(IntakeMessage message) throws RefusedException {
        try {
            return records.deserialize(message.topic(), message.payload());
        } catch (NotFramedException
                | UnknownSchemaIdException
                | IncompatibleWriterSchemaException
                | MalformedRecordException e) {
            throw new RefusedException(RefusalCode.MALFORMED, e.getMessage());
        }
    }
}
