package io.tallystick.connect.mqtt.command;

import io.tallystick.connect.mqtt.command.UndeliverableException.Reason;
import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import io.tallystick.intake.topic.NameTemplate;
import io.tallystick.intake.topic.TopicSyntax;
import java.util.List;

/**
 * The topic of a command, made from its fields: {@code plants/{subject}/commands}. A field that would change the levels of the topic, or
 * make a wildcard of it, is refused and not mended: whoever names a subject must not choose who is commanded.
 *
 * <pre>template = *( text / "{" field "}" )</pre>
 */
public final class TopicTemplate {
    /** The fields that there are. */
    public static final List<String> FIELDS =
            List.of("subject", "device", "organisation", "name", "network", "ledger", "contract");

    private final NameTemplate template;

    private TopicTemplate(NameTemplate template) {
        this.template = template;
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException saying what was wanted and what was found
     */
    public static TopicTemplate parse(String text) {
        NameTemplate template = NameTemplate.parse(text);
        for (String name : template.names()) {
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException(
                        "topic \"" + text + "\": want fields of " + FIELDS + ", got {" + name + "}");
            }
        }
        try {
            TopicSyntax.levels(template.fill(name -> "x"));
        } catch (RefusedException e) {
            throw new IllegalArgumentException(e.getMessage());
        }
        return new TopicTemplate(template);
    }

    /** @throws UndeliverableException BAD_TOPIC, naming the field */
    String fill(DeviceCommand command) throws UndeliverableException {
        try {
            String topic = template.fill(name -> level(name, field(name, command)));
            TopicSyntax.levels(topic);
            return topic;
        } catch (RefusedException e) {
            throw new UndeliverableException(Reason.BAD_TOPIC, e.getMessage());
        }
    }

    private static String field(String name, DeviceCommand command) {
        return switch (name) {
            case "subject" -> command.subject();
            case "device" -> command.deviceName();
            case "organisation" -> command.organisation();
            case "name" -> command.name();
            case "network" -> command.network();
            case "ledger" -> Integer.toString(command.ledger());
            case "contract" -> command.contract() == null ? "" : command.contract();
            default -> throw new IllegalStateException("field " + name + ": want one of " + FIELDS);
        };
    }

    private static String level(String name, String value) throws RefusedException {
        if (value.isEmpty()) {
            throw new RefusedException(RefusalCode.BAD_TOPIC, "want a command with a " + name + ", got one without");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x20 || "/+#".indexOf(c) >= 0) {
                throw new RefusedException(
                        RefusalCode.BAD_TOPIC,
                        name + " " + IntakeLimits.shown(value)
                                + ": want a part of a topic, without / + # and control characters");
            }
        }
        return value;
    }

    @Override
    public String toString() {
        return template.toString();
    }
}
