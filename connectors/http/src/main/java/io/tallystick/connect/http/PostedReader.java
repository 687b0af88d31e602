package io.tallystick.connect.http;

import io.tallystick.gateway.KeyedRequest;
import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.PayloadFormat;
import io.tallystick.intake.PayloadFormats;
import io.tallystick.intake.json.JsonMapping;
import io.tallystick.intake.topic.TopicPattern;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes of a body what is to be signed, passed on or refused. Knows no HTTP but its rules; thread safe. */
final class PostedReader {
    /** What an item's topic is, in envelopes and refusals. */
    static final String TOPIC = "api/v1/events";

    private static final TopicPattern PATTERN = TopicPattern.parse(TOPIC);

    /**
     * What else than the body a request said.
     *
     * @param sender whose token it had; null of envelopes
     * @param subject of the query, or null
     * @param device of the query, or null
     * @param key its idempotency key, or null
     */
    record Head(BodyKind kind, Sender sender, String subject, String device, String key) {}

    private final JsonMapping mapping;

    /** @param mapping what JSON objects without names in the query mean; null if they are not taken */
    PostedReader(JsonMapping mapping) {
        this.mapping = mapping;
    }

    /** @throws ProblemException 400, 403 or 413 */
    Posted read(Head head, byte[] body, long receivedMillis) {
        PayloadFormat format = format(head);
        List<Posted.Item> items = new ArrayList<>();
        for (byte[] part : Batches.split(head.kind(), body)) {
            IntakeMessage message = new IntakeMessage(TOPIC, part, receivedMillis);
            for (IntakeResult result : format.read(message)) {
                if (result instanceof IntakeResult.Taken taken) {
                    requireScope(head.sender(), taken);
                }
                items.add(new Posted.Item(message, format.mediaType(), result));
            }
        }
        if (items.isEmpty()) {
            throw ProblemException.badRequest("want a body of " + head.kind().mediaType() + ", got nothing in it");
        }
        String sender = head.sender() == null ? "" : head.sender().name();
        boolean isKeyed = head.key() != null && !head.kind().isSigned();
        KeyedRequest keyed = isKeyed ? KeyedRequest.of(sender + "\n" + head.key(), content(head, body)) : null;
        return new Posted(items, keyed, "http:" + sender + "/" + TOPIC, body.length);
    }

    private PayloadFormat format(Head head) {
        if (head.kind().isSigned()) {
            return PayloadFormats.of("envelope", PATTERN, "", "");
        }
        if (head.subject() != null && head.device() != null) {
            return PayloadFormats.named(head.kind().readings(), PATTERN, head.subject(), head.device());
        }
        boolean isJson = head.kind() == BodyKind.JSON || head.kind() == BodyKind.JSON_LINES;
        if (isJson && mapping != null && head.subject() == null && head.device() == null) {
            return PayloadFormats.mapped(PATTERN, mapping);
        }
        throw ProblemException.badRequest(
                "want ?subject=…&device=… that say what the readings are about and who read them"
                        + (isJson && mapping != null ? ", or neither, for the mapping to say it" : "")
                        + "; got subject "
                        + Shown.text(head.subject()) + ", device " + Shown.text(head.device()));
    }

    private static void requireScope(Sender sender, IntakeResult.Taken taken) {
        if (!sender.maySpeakFor(taken.subject(), taken.device())) {
            throw new ProblemException(new Problem(
                    403,
                    "The token is for others",
                    "want " + sender.scope() + ", got subject " + Shown.text(taken.subject()) + ", device "
                            + Shown.text(taken.device())));
        }
    }

    /** All that makes a request another one than the last under its key; no name has a line feed in it. */
    private static byte[] content(Head head, byte[] body) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        String names = head.kind().mediaType() + "\n" + head.subject() + "\n" + head.device() + "\n";
        content.writeBytes(names.getBytes(StandardCharsets.UTF_8));
        content.writeBytes(body);
        return content.toByteArray();
    }
}
