package io.tallystick.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The record is sound, but its schema cannot be read as the type wanted: a record of another kind on this topic. */
public final class IncompatibleWriterSchemaException extends SerializationException {
    private static final long serialVersionUID = 1L;

    /**
     * @param schemaId id of the writer's schema
     * @param got full name of the writer's schema
     * @param want full name of the schema wanted
     * @param detail the first incompatibility found
     */
    public IncompatibleWriterSchemaException(int schemaId, String got, String want, String detail) {
        super("schema id " + schemaId + " is " + got + ", which cannot be read as " + want + ": " + detail);
    }
}
