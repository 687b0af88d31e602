package io.tallystick.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The registry answered, and does not know the schema id of a record: another registry wrote it, or the id is forged. */
public final class UnknownSchemaIdException extends SerializationException {
    private static final long serialVersionUID = 1L;

    private final int schemaId;

    /**
     * @param schemaId the id in the record's header
     * @param hint what else may be wrong, for the end of the message; may be empty
     * @param cause the registry's answer
     */
    public UnknownSchemaIdException(int schemaId, String hint, Throwable cause) {
        super(
                "schema id " + schemaId
                        + " is unknown to the registry; want an id that it gave out: is this the registry"
                        + " that the record's writer used?"
                        + hint,
                cause);
        this.schemaId = schemaId;
    }

    /** The id in the record's header. */
    public int schemaId() {
        return schemaId;
    }
}
