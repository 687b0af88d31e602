package io.tallystick.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.senml.Readings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetTest {
    private static final BenchNetwork NETWORK = new BenchNetwork("fleet-test", 2);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 64, 1_000})
    void envelope_ofSoManyReadings_hasThemAndVerifies(int readings) throws Exception {
        Fleet fleet = new Fleet(NETWORK, 3, readings);
        SignedEnvelope envelope = SignedEnvelope.decode(fleet.envelope(7));
        assertThat(Readings.of(envelope)).hasSize(readings);
        assertThat(envelope.isSignedBy(fleet.key(7), SignatureVerifiers.best())).isTrue();
        assertThat(envelope.subject()).isEqualTo(fleet.subject(7));
        assertThat(envelope.sequence()).isEqualTo(3);
    }

    @Test
    void envelope_ofOneReading_isOfTheSizeThatIsSpokenOf() {
        assertThat(new Fleet(NETWORK, 1_000, 1).envelope(1_500).length).isBetween(230, 260);
    }

    @Test
    void envelope_theFirstOfADevice_introducesIt() throws Exception {
        Fleet fleet = new Fleet(NETWORK, 3, 1);
        assertThat(SignedEnvelope.decode(fleet.envelope(2)).certificateChain()).isNotEmpty();
        assertThat(SignedEnvelope.decode(fleet.envelope(3)).certificateChain()).isEmpty();
    }

    @Test
    void unsigned_isTheSameButForItsSignature() throws Exception {
        Fleet fleet = new Fleet(NETWORK, 3, 1);
        SignedEnvelope signed = SignedEnvelope.decode(fleet.envelope(7));
        SignedEnvelope unsigned = SignedEnvelope.decode(fleet.unsigned(7));
        assertThat(unsigned.toBeSigned()).isEqualTo(signed.toBeSigned());
        assertThat(unsigned.isSignedBy(fleet.key(7), SignatureVerifiers.best())).isFalse();
        assertThat(unsigned.isSignedBy(fleet.key(7), new TrustingVerifier())).isTrue();
    }
}
