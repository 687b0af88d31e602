package io.tallystick.intake;

import io.tallystick.intake.topic.Naming;
import io.tallystick.intake.topic.TopicPattern;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.senml.MalformedReadingsException;
import io.tallystick.ledger.senml.Readings;
import io.tallystick.ledger.senml.TimedReadings;
import java.util.List;

/**
 * {@code senml+json}, {@code senml+cbor}, and {@code json} without a mapping: a payload that the ledger reads as it is. It is
 * decoded to refuse what no contract could read, and signed as it came.
 */
final class ReadingsFormat implements PayloadFormat {
    private final ContentType contentType;
    private final TopicPattern pattern;
    private final Naming naming;

    ReadingsFormat(ContentType contentType, TopicPattern pattern, Naming naming) {
        this.contentType = contentType;
        this.pattern = pattern;
        this.naming = naming;
    }

    @Override
    public String mediaType() {
        return contentType.mediaType();
    }

    @Override
    public List<IntakeResult> read(IntakeMessage message) {
        try {
            Naming.Names names = naming.names(pattern.match(message.topic()));
            Messages.requireSize(message, IntakeLimits.MAX_MESSAGE_BYTES);
            TimedReadings decoded = Readings.decodeTimed(contentType, message.payload(), message.receivedMillis());
            if (decoded.readings().isEmpty()) {
                return List.of(new IntakeResult.Noted("no reading in the payload"));
            }
            SignablePayload payload = new SignablePayload(contentType, message.payload());
            return List.of(new IntakeResult.Taken(names.subject(), names.device(), List.of(payload), decoded.timed()));
        } catch (MalformedReadingsException e) {
            return List.of(Messages.malformed(e));
        } catch (RefusedException e) {
            return List.of(e.result());
        }
    }
}
