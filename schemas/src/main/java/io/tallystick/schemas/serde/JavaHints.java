package io.tallystick.schemas.serde;

import org.apache.avro.Schema;

/**
 * The property that Avro's code generator adds for Java alone ({@code avro.java.string}). It is kept out of the registry:
 * writers in other languages, who register the plain files, then share one schema id with us.
 */
final class JavaHints {
    /** As Avro prints it. Inside a documentation text the quotes would be escaped, so only the property itself matches. */
    private static final String HINT = ",\"avro.java.string\":\"String\"";

    private JavaHints() {}

    /** The schema without it; the schema given is not changed. */
    static Schema without(Schema schema) {
        return new Schema.Parser().parse(schema.toString().replace(HINT, ""));
    }
}
