package io.tallystick.ledger.envelope;

/** What an envelope's payload is: the value of its content type header (RFC 9052 section 3.1, label 3). */
public enum ContentType {
    /** A JSON object of readings: CoAP content-format 50. */
    JSON(50, "application/json"),
    /** A SenML pack in JSON (RFC 8428 section 5): CoAP content-format 110. */
    SENML_JSON(110, "application/senml+json"),
    /** A SenML pack in CBOR (RFC 8428 section 6): CoAP content-format 112. */
    SENML_CBOR(112, "application/senml+cbor"),
    /** An organisation revokes one of its devices. */
    REVOCATION(-1, "application/vnd.tallystick.revocation+json"),
    /** An organisation's word on a contract: that it is to run, or no longer. */
    CONTRACT(-1, "application/vnd.tallystick.contract+json");

    private static final ContentType[] ALL = values();

    private final int coapFormat;
    private final String mediaType;

    ContentType(int coapFormat, String mediaType) {
        this.coapFormat = coapFormat;
        this.mediaType = mediaType;
    }

    /** The media type; it is what the header holds where there is no CoAP content-format. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether the payload is readings of a device, and not a word to the ledger itself. */
    public boolean isReadings() {
        return coapFormat >= 0;
    }

    /** The number of the header, or -1 where the header holds the media type. */
    int coapFormat() {
        return coapFormat;
    }

    /** The kind of a number, or null. */
    static ContentType ofCoapFormat(long format) {
        for (ContentType type : ALL) {
            if (type.coapFormat >= 0 && type.coapFormat == format) {
                return type;
            }
        }
        return null;
    }

    /** The kind of a media type, or null. Only those without a number: one kind has one spelling. */
    static ContentType ofMediaType(String mediaType) {
        for (ContentType type : ALL) {
            if (type.coapFormat < 0 && type.mediaType.equals(mediaType)) {
                return type;
            }
        }
        return null;
    }
}
