package io.tallystick.intake;

import io.tallystick.intake.json.JsonMapping;
import io.tallystick.intake.json.MappedJsonFormat;
import io.tallystick.intake.nmea.NmeaFormat;
import io.tallystick.intake.sparkplug.SparkplugFormat;
import io.tallystick.intake.topic.NameTemplate;
import io.tallystick.intake.topic.Naming;
import io.tallystick.intake.topic.TopicPattern;
import io.tallystick.ledger.envelope.ContentType;
import java.util.ArrayList;
import java.util.List;

/** The payload formats by name. */
public final class PayloadFormats {
    /** The names, for a setting's allowed values. */
    public static final List<String> NAMES =
            List.of("envelope", "senml+json", "senml+cbor", "json", "sparkplug", "nmea");

    private PayloadFormats() {}

    /**
     * A format whose names come from the topic; {@code envelope} needs none, its templates are not read. {@code sparkplug} has
     * topics of its own, with the parts {@link SparkplugFormat#PARTS}; the pattern is not read. {@code nmea} adds
     * {@link NmeaFormat#MMSI} to the parts.
     *
     * @param name one of {@link #NAMES}
     * @param subject template of the subject, over the parts of the pattern
     * @param device template of the device's name, likewise
     * @throws IllegalArgumentException saying what was wanted and what was found
     */
    public static PayloadFormat of(String name, TopicPattern pattern, String subject, String device) {
        return switch (name) {
            case "envelope" -> new EnvelopeFormat(pattern);
            case "senml+json" -> readings(ContentType.SENML_JSON, pattern, subject, device);
            case "senml+cbor" -> readings(ContentType.SENML_CBOR, pattern, subject, device);
            case "json" -> readings(ContentType.JSON, pattern, subject, device);
            case "sparkplug" -> new SparkplugFormat(Naming.of(subject, device, SparkplugFormat.PARTS));
            case "nmea" -> nmea(pattern, subject, device);
            default -> throw new IllegalArgumentException("payload format \"" + name + "\": want one of " + NAMES);
        };
    }

    /** {@code json} with a mapping, which has the templates in it. */
    public static PayloadFormat mapped(TopicPattern pattern, JsonMapping mapping) {
        return new MappedJsonFormat(mapping, pattern);
    }

    /**
     * A format of readings that came with their names, and not in a topic that has them.
     *
     * @param type one that is readings
     * @param pattern what the topic must be
     * @param subject unchecked
     * @param device unchecked
     */
    public static PayloadFormat named(ContentType type, TopicPattern pattern, String subject, String device) {
        Naming naming = new Naming(NameTemplate.literal(subject), NameTemplate.literal(device));
        return new ReadingsFormat(type, pattern, naming);
    }

    private static PayloadFormat nmea(TopicPattern pattern, String subject, String device) {
        List<String> parts = new ArrayList<>(pattern.names());
        parts.add(NmeaFormat.MMSI);
        return new NmeaFormat(pattern, Naming.of(subject, device, parts));
    }

    private static PayloadFormat readings(ContentType type, TopicPattern pattern, String subject, String device) {
        return new ReadingsFormat(type, pattern, Naming.of(subject, device, pattern.names()));
    }
}
