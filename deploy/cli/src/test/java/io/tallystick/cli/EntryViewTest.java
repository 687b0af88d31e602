package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.entry.ActivationEntry;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MessageEntry;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.entry.RevocationEntry;
import io.tallystick.ledger.entry.TrustLevel;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryViewTest {
    private static final byte[] BODY = {(byte) 0xa1, 0x61, 'n', 7};

    private final TestNetwork network = new TestNetwork("view", 1, "acme");

    private static Map<String, Object> view(LedgerEntry entry) {
        return new EntryView(SignatureVerifiers.best())
                .of(2, new EntryFinder.Found(5, entry, entry.encode(), Optional.empty()));
    }

    @Test
    void activation_isTheOrganisationsWordOnAContract() {
        byte[] envelope = network.contract("acme", "contract/cover", 3, TestNetwork.START, "{\"action\":\"retire\"}");
        assertThat(view(new ActivationEntry(envelope)))
                .containsEntry("kind", "activation")
                .containsEntry("organisation", "acme")
                .containsEntry("subject", "contract/cover")
                .containsEntry("sequence", 3L)
                .containsEntry("payload", "{\"action\":\"retire\"}");
    }

    @Test
    void revocation_isAboutADevice() {
        assertThat(view(new RevocationEntry(network.revocation("acme/s1", 1, TestNetwork.START))))
                .containsEntry("device", "acme/s1")
                .containsEntry("payload", "{\"reason\":\"lost\"}");
    }

    @Test
    void event_ofAGateway_namesDeviceGatewayAndWhatTheDeviceSent() {
        TestDevice gateway = network.gateway("acme/gw");
        byte[] envelope = gateway.envelopeFor("probe", "hall", 1, 6, false);
        assertThat(view(new EventEntry(false, TrustLevel.GATEWAY, envelope)))
                .containsEntry("trust", TrustLevel.GATEWAY)
                .containsEntry("device", "acme/probe")
                .containsEntry("gateway", "acme/gw")
                .containsEntry("originalType", "text/plain")
                .containsEntry("originalSource", "plant/probe")
                .containsEntry("original", "543d362e30");
        assertThat(view(new EventEntry(false, TrustLevel.DEVICE, gateway.envelope("hall", 1, 6))))
                .containsEntry("device", "acme/gw")
                .doesNotContainKeys("gateway", "originalType", "original");
    }

    @Test
    void outcomeAndMessage_areInDiagnosticNotation() {
        assertThat(view(new OutcomeEntry(BODY)))
                .containsEntry("kind", "outcome")
                .containsEntry("says", "malformed: CBOR byte 0: want an array, got a map")
                .containsEntry("body", "{\"n\": 7}");
        assertThat(view(new MessageEntry(3, 4, 9, BODY)))
                .containsEntry("kind", "message")
                .containsEntry("from", 3)
                .containsEntry("sequence", 4L)
                .containsEntry("outcome", 9L)
                .containsEntry("body", "{\"n\": 7}");
    }
}
