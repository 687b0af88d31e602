package io.tallystick.schemas.serde;

/**
 * Confluent's framing of a record value, all that stands between the bytes of a record and Avro:
 *
 * <pre>
 * value     = magic schema-id avro
 * magic     = %x00
 * schema-id = 4OCTET           ; big-endian, as the registry gave it
 * avro      = *OCTET           ; Avro 1.12 binary encoding, to the end of the value
 * </pre>
 */
public final class ConfluentFraming {
    /** First byte of every framed value. */
    public static final byte MAGIC = 0x00;
    /** Bytes before the Avro data. */
    public static final int HEADER_BYTES = 5;

    private ConfluentFraming() {}

    /** True when the value begins with the magic byte; says nothing about what follows. */
    public static boolean isFramed(byte[] value) {
        return value.length > 0 && value[0] == MAGIC;
    }

    /**
     * Reads the schema id of a framed value.
     *
     * @throws NotFramedException when the value is cut inside the header or begins with another byte
     */
    public static int schemaId(byte[] value) {
        if (value.length < HEADER_BYTES) {
            throw new NotFramedException("got a value of " + value.length + " bytes, want at least " + HEADER_BYTES
                    + ": 0x00 and a 4-byte schema id");
        }
        if (value[0] != MAGIC) {
            throw new NotFramedException(
                    String.format("got first byte 0x%02x, want 0x00: the value is not in Confluent framing", value[0]));
        }
        return (value[1] & 0xff) << 24 | (value[2] & 0xff) << 16 | (value[3] & 0xff) << 8 | value[4] & 0xff;
    }

    /** Writes the header into the first {@value #HEADER_BYTES} bytes of a value. */
    public static void putHeader(byte[] value, int schemaId) {
        value[0] = MAGIC;
        value[1] = (byte) (schemaId >>> 24);
        value[2] = (byte) (schemaId >>> 16);
        value[3] = (byte) (schemaId >>> 8);
        value[4] = (byte) schemaId;
    }
}
