package io.tallystick.intake;

import io.tallystick.intake.topic.Naming;
import io.tallystick.intake.topic.TopicPattern;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.senml.MalformedReadingsException;
import io.tallystick.ledger.senml.Reading;
import io.tallystick.ledger.senml.Readings;
import java.util.List;
import java.util.stream.IntStream;

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
            List<Reading> readings = decode(message, 0);
            if (readings.isEmpty()) {
                return List.of(new IntakeResult.Noted("no reading in the payload"));
            }
            SignablePayload payload = new SignablePayload(contentType, message.payload());
            return List.of(new IntakeResult.Taken(
                    names.subject(), names.device(), List.of(payload), timed(message, readings)));
        } catch (MalformedReadingsException e) {
            return List.of(Messages.malformed(e));
        } catch (RefusedException e) {
            return List.of(e.result());
        }
    }

    private List<Reading> decode(IntakeMessage message, long laterMillis) throws MalformedReadingsException {
        return Readings.decode(contentType, message.payload(), message.receivedMillis() + laterMillis);
    }

    /** A reading has a time of its own if it would be read the same had it arrived later. */
    private boolean timed(IntakeMessage message, List<Reading> readings) throws MalformedReadingsException {
        if (contentType == ContentType.JSON) {
            // A JSON object has no place for times: nothing to find by decoding it once more.
            return false;
        }
        List<Reading> later = decode(message, 1);
        return IntStream.range(0, readings.size())
                .anyMatch(i -> readings.get(i).timeMicros() == later.get(i).timeMicros());
    }
}
