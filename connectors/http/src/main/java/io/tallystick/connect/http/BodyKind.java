package io.tallystick.connect.http;

import io.tallystick.ledger.envelope.ContentType;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a body is, by its media type. */
enum BodyKind {
    /** One envelope, signed by its device (RFC 9052 section 2). */
    ENVELOPE("application/cose", null, HttpLimits.MAX_ENVELOPE_BYTES),
    /** Envelopes one after the other (RFC 8742). */
    ENVELOPES("application/cbor-seq", null, HttpLimits.MAX_BATCH_BYTES),
    /** A SenML pack (RFC 8428 section 5). */
    SENML_JSON("application/senml+json", ContentType.SENML_JSON, HttpLimits.MAX_READINGS_BYTES),
    /** A SenML pack (RFC 8428 section 6). */
    SENML_CBOR("application/senml+cbor", ContentType.SENML_CBOR, HttpLimits.MAX_READINGS_BYTES),
    /** A JSON object. */
    JSON("application/json", ContentType.JSON, HttpLimits.MAX_READINGS_BYTES),
    /** JSON objects, one a line. */
    JSON_LINES("application/x-ndjson", ContentType.JSON, HttpLimits.MAX_BATCH_BYTES);

    /** All of them, for Accept-Post and for people. */
    static final String MEDIA_TYPES =
            Arrays.stream(values()).map(kind -> kind.mediaType).collect(Collectors.joining(", "));

    private final String mediaType;
    private final ContentType readings;
    private final int maxBytes;

    BodyKind(String mediaType, ContentType readings, int maxBytes) {
        this.mediaType = mediaType;
        this.readings = readings;
        this.maxBytes = maxBytes;
    }

    /**
     * The kind that a Content-Type header names; its parameters are not read, since all kinds have one encoding.
     *
     * @param header or null
     * @throws ProblemException 415
     */
    static BodyKind of(String header) {
        String given = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(given))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem(
                                415,
                                "The body is of a kind that is not taken",
                                "Content-Type: want one of " + MEDIA_TYPES + ", got "
                                        + Shown.text(given.isEmpty() ? null : given))
                        .header("Accept-Post", MEDIA_TYPES)));
    }

    String mediaType() {
        return mediaType;
    }

    /** Whether the device itself has signed it; then no token is asked for. */
    boolean isSigned() {
        return readings == null;
    }

    /** What the readings are; null of envelopes. */
    ContentType readings() {
        return readings;
    }

    int maxBytes() {
        return maxBytes;
    }
}
