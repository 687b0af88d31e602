package io.tallystick.quickstart.fleet;

/** How the readings of an envelope are encoded. */
public enum PayloadKind {
    /** A SenML pack as JSON (RFC 8428 section 5). */
    SENML_JSON,
    /** A SenML pack as CBOR (RFC 8428 section 6). */
    SENML_CBOR,
    /** One JSON object. */
    JSON
}
