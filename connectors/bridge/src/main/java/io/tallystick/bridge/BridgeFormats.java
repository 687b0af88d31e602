package io.tallystick.bridge;

import io.tallystick.bridge.avro.AvroFormat;
import io.tallystick.intake.PayloadFormat;
import io.tallystick.intake.PayloadFormats;
import io.tallystick.intake.json.JsonMapping;
import io.tallystick.intake.topic.TopicPattern;
import io.tallystick.schemas.serde.Registry;
import java.util.List;
import java.util.function.Supplier;

/**
 * The formats that a bridge reads. Those that keep what earlier messages said are not among them: a task may move, and what they keep
 * would not.
 */
public final class BridgeFormats {
    public static final String ENVELOPE = "envelope";
    public static final String AVRO = "avro";
    private static final String JSON = "json";

    /** The names, for a setting's allowed values. */
    public static final List<String> NAMES = List.of(JSON, "senml+json", "senml+cbor", AVRO, ENVELOPE);

    private BridgeFormats() {}

    /**
     * A maker of formats, tried once, so that what is wrong is said here.
     *
     * @param mapping for {@code json} and {@code avro}, with templates of its own; null for none
     * @param subject template of the subject, over the parts of the pattern; null beside a mapping and for {@code envelope}
     * @param device template of the device's name, likewise
     * @param registry for {@code avro}, kept open by the caller; else not used
     * @throws IllegalArgumentException saying what was wanted and what was found
     */
    public static Supplier<PayloadFormat> of(
            String name, TopicPattern pattern, JsonMapping mapping, String subject, String device, Registry registry) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("format: want one of " + NAMES + ", got " + name);
        }
        boolean mappable = name.equals(JSON) || name.equals(AVRO);
        if (mapping != null && !mappable) {
            throw new IllegalArgumentException("mapping: want the format json or avro beside it, got " + name);
        }
        boolean named = mapping == null && !name.equals(ENVELOPE);
        if (named != (subject != null) || named != (device != null)) {
            throw new IllegalArgumentException(
                    named
                            ? "format " + name + ": want a template for subject and one for device, got less"
                            : "subject and device: want none beside a mapping or the format envelope, which have their own");
        }
        Supplier<PayloadFormat> json = () -> mapping == null
                ? PayloadFormats.of(name.equals(AVRO) ? JSON : name, pattern, subject, device)
                : PayloadFormats.mapped(pattern, mapping);
        json.get();
        return name.equals(AVRO) ? () -> new AvroFormat(json.get(), registry) : json;
    }
}
