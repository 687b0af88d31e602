package io.tallystick.ledger.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.envelope.MalformedEnvelopeException.Fault;

/** Wants an envelope refused for one fault. */
final class Refusals {
    private Refusals() {}

    static void refused(Fault fault, byte[] bytes) {
        assertThatThrownBy(() -> SignedEnvelope.decode(bytes))
                .isInstanceOfSatisfying(
                        MalformedEnvelopeException.class,
                        e -> assertThat(e.fault()).as(e.getMessage()).isEqualTo(fault));
    }
}
