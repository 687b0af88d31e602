package io.tallystick.connect.mqtt.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.tallystick.intake.IntakeLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Commands as JSON (RFC 8259): the same bytes every time, fields in one order, absent ones left out, times in RFC 3339. */
final class CommandJson {
    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(CommandLimits.MAX_DEPTH)
                    .maxNumberLength(CommandLimits.MAX_NUMBER)
                    .build())
            .build();

    private CommandJson() {}

    /** @param responseTopic empty for none */
    static byte[] write(DeviceCommand command, String responseTopic) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("effectId", command.effectId());
            json.writeStringField("network", command.network());
            json.writeNumberField("ledger", command.ledger());
            json.writeNumberField("index", command.index());
            json.writeStringField("time", command.time().toString());
            json.writeStringField("subject", command.subject());
            text(json, "device", command.device());
            json.writeStringField("name", command.name());
            json.writeFieldName("arguments");
            json.writeRawValue(command.arguments());
            text(
                    json,
                    "notAfter",
                    command.notAfter() == null ? null : command.notAfter().toString());
            text(json, "contract", command.contract());
            text(json, "contractVersion", command.contractVersion());
            text(json, "instance", command.instance());
            text(json, "rule", command.rule());
            text(json, "responseTopic", responseTopic);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("JSON into memory", e);
        }
        return out.toByteArray();
    }

    private static void text(JsonGenerator json, String name, String text) throws IOException {
        if (text != null && !text.isEmpty()) {
            json.writeStringField(name, text);
        }
    }

    /** What is wrong with a text that should be one JSON value; null for nothing. */
    static String fault(String text) {
        try (JsonParser json = FACTORY.createParser(text)) {
            JsonToken first = json.nextToken();
            if (first == null) {
                return "nothing";
            }
            json.skipChildren();
            return json.nextToken() == null ? null : "more after it";
        } catch (IOException e) {
            return IntakeLimits.shown(e.getMessage());
        }
    }
}
