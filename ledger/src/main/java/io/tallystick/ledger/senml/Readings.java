package io.tallystick.ledger.senml;

import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.SignedEnvelope;
import java.util.List;

/** Decodes payloads to readings. Sealing never needs it: it is for contracts, queries and people. */
public final class Readings {
    private Readings() {}

    /**
     * The readings of an envelope, in the order of its payload.
     *
     * @throws MalformedReadingsException if the payload is not what its content type says
     * @throws IllegalArgumentException if the envelope is a control message, which has no readings
     */
    public static List<Reading> of(SignedEnvelope envelope) throws MalformedReadingsException {
        return decode(envelope.contentType(), envelope.payload(), envelope.issuedAtMillis());
    }

    /**
     * The readings of a payload: none to 1,024 records, of which one with a sum besides its value gives two readings.
     *
     * @param issuedAtMillis what relative times count from, and the time of readings without one
     */
    public static List<Reading> decode(ContentType contentType, byte[] payload, long issuedAtMillis)
            throws MalformedReadingsException {
        return decodeTimed(contentType, payload, issuedAtMillis).readings();
    }

    /** As {@link #decode}, with whether the payload dates them: a JSON object has no place for that. */
    public static TimedReadings decodeTimed(ContentType contentType, byte[] payload, long issuedAtMillis)
            throws MalformedReadingsException {
        return switch (contentType) {
            case SENML_JSON -> SenmlJson.read(payload, issuedAtMillis);
            case SENML_CBOR -> SenmlCbor.read(payload, issuedAtMillis);
            case JSON -> new TimedReadings(JsonObjectReadings.read(payload, issuedAtMillis), false);
            case REVOCATION, CONTRACT ->
                throw new IllegalArgumentException(contentType.mediaType() + " has no readings");
        };
    }
}
