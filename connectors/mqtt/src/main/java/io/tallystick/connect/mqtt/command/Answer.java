package io.tallystick.connect.mqtt.command;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a device answered, as a JSON object. Other fields may be beside these: they are kept in the original, and not read.
 *
 * <pre>
 * answer = { "status": status, ? "effectId": text, ? "device": text, ? "detail": text, * text: any }
 * status = "accepted" / "done" / "failed" / "refused"
 * </pre>
 *
 * @param effectId empty for none, as {@code device} and {@code detail}
 */
record Answer(String effectId, String device, String status, String detail) {
    private static final List<String> STATUSES = List.of("accepted", "done", "failed", "refused");
    private static final Map<String, Integer> TEXTS = Map.of(
            "effectId", CommandLimits.MAX_EFFECT_BYTES,
            "device", CommandLimits.MAX_EFFECT_BYTES,
            "status", CommandLimits.MAX_DETAIL,
            "detail", CommandLimits.MAX_DETAIL);

    /** @throws RefusedException MALFORMED or BAD_FIELD */
    static Answer parse(byte[] payload) throws RefusedException {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser json = CommandJson.FACTORY.createParser(payload)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new RefusedException(
                        RefusalCode.MALFORMED,
                        "want an answer that is a JSON object or an envelope, got another value");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                field(json, texts);
            }
            if (json.nextToken() != null) {
                throw new RefusedException(RefusalCode.MALFORMED, "want one JSON object, got more after it");
            }
        } catch (IOException e) {
            throw new RefusedException(
                    RefusalCode.MALFORMED,
                    "want an answer that is a JSON object or an envelope, got: " + IntakeLimits.shown(e.getMessage()));
        }
        String status = texts.getOrDefault("status", "");
        if (!STATUSES.contains(status)) {
            throw new RefusedException(
                    RefusalCode.BAD_FIELD, "status: want one of " + STATUSES + ", got " + IntakeLimits.shown(status));
        }
        return new Answer(
                texts.getOrDefault("effectId", ""),
                texts.getOrDefault("device", ""),
                status,
                texts.getOrDefault("detail", ""));
    }

    private static void field(JsonParser json, Map<String, String> texts) throws IOException, RefusedException {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        Integer most = TEXTS.get(name);
        if (most == null || value == JsonToken.VALUE_NULL) {
            json.skipChildren();
        } else if (value != JsonToken.VALUE_STRING || json.getTextLength() > most) {
            throw new RefusedException(
                    RefusalCode.BAD_FIELD, name + ": want a text of at most " + most + " characters");
        } else {
            texts.put(name, json.getText());
        }
    }
}
