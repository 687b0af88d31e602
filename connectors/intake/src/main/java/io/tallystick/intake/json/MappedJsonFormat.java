package io.tallystick.intake.json;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.Messages;
import io.tallystick.intake.PackWriter;
import io.tallystick.intake.PayloadFormat;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import io.tallystick.intake.topic.Naming;
import io.tallystick.intake.topic.TopicPattern;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code json} with a mapping: the named fields become one SenML pack; all of them, or the message is refused. */
public final class MappedJsonFormat implements PayloadFormat {
    private final JsonMapping mapping;
    private final TopicPattern pattern;

    public MappedJsonFormat(JsonMapping mapping, TopicPattern pattern) {
        this.mapping = mapping;
        this.pattern = pattern;
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public List<IntakeResult> read(IntakeMessage message) {
        try {
            Map<String, String> parts = pattern.match(message.topic());
            Messages.requireSize(message, IntakeLimits.MAX_MESSAGE_BYTES);
            FlatJson json = FlatJson.read(message.payload());
            Naming.Names names = mapping.naming().names(name -> part(name, parts, json));
            Instant time = mapping.time() == null ? null : mapping.time().read(json);
            PackWriter pack = new PackWriter();
            for (ReadingRule rule : mapping.readings()) {
                rule.read(json, time, pack);
            }
            return List.of(
                    pack.isEmpty()
                            ? new IntakeResult.Noted("none of the fields of the mapping has a value")
                            : pack.taken(names));
        } catch (RefusedException e) {
            return List.of(e.result());
        }
    }

    /** A part of the topic goes before a field of the same name: the topic is what the broker's rules guard. */
    private static String part(String name, Map<String, String> parts, FlatJson json) throws RefusedException {
        if (parts.containsKey(name)) {
            return parts.get(name);
        }
        FlatJson.Value value = json.value(name);
        if (value == null || value.text().isEmpty()) {
            throw new RefusedException(
                    RefusalCode.BAD_FIELD, "want a name in field " + IntakeLimits.shown(name) + ", got none");
        }
        return value.text();
    }
}
