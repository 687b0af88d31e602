package io.tallystick.intake;

import io.tallystick.intake.topic.TopicPattern;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import java.util.List;

/** {@code envelope}: a COSE envelope as its device made it, decoded only to know its subject; the ledger judges it. */
final class EnvelopeFormat implements PayloadFormat {
    private final TopicPattern pattern;

    EnvelopeFormat(TopicPattern pattern) {
        this.pattern = pattern;
    }

    /** RFC 9052 section 2. */
    @Override
    public String mediaType() {
        return "application/cose; cose-type=\"cose-sign1\"";
    }

    @Override
    public List<IntakeResult> read(IntakeMessage message) {
        try {
            pattern.match(message.topic());
            Messages.requireSize(message, SignedEnvelope.MAX_BYTES);
            return List.of(new IntakeResult.Signed(
                    SignedEnvelope.decode(message.payload().clone())));
        } catch (MalformedEnvelopeException e) {
            return List.of(new IntakeResult.Refused(RefusalCode.MALFORMED, e.getMessage()));
        } catch (RefusedException e) {
            return List.of(e.result());
        }
    }
}
