package io.tallystick.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.audit.Operator.Draft;
import io.tallystick.ledger.entry.ActivationEntry;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.GapEntry;
import io.tallystick.ledger.entry.GenesisEntry;
import io.tallystick.ledger.entry.IntroductionEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.RevocationEntry;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.ledger.entry.TrustLevel;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ledger rewritten by its operator, who seals it again as well as can be. */
class DishonestOperatorTest extends AuditedSample {
    private interface Change {
        void on(List<Draft> blocks) throws Exception;
    }

    private List<byte[]> rewritten(Change change) throws Exception {
        List<Draft> drafts = Operator.drafts(good);
        change.on(drafts);
        return Operator.seal(network.genesis(), drafts);
    }

    private static EventEntry event(byte[] envelope) {
        return new EventEntry(false, TrustLevel.DEVICE, envelope);
    }

    @Test
    void operator_changesNothing_getsTheSameLedger() throws Exception {
        List<byte[]> again = rewritten(blocks -> {});
        for (int i = 0; i < good.size(); i++) {
            assertThat(again.get(i)).as("entry %d", i).isEqualTo(good.get(i));
        }
    }

    @Test
    void operator_altersEnvelopeOrSignerOrTrust_isFound() throws Exception {
        byte[] altered = device.envelope(A, 1, 1);
        altered[altered.length - 69] ^= 1;
        refused(rewritten(b -> b.get(0).entries().set(2, event(altered))), 2, "bad-signature");
        TestDevice forger = new TestDevice("acme/s1", network.device("acme/s2").signer(), List.of());
        refused(rewritten(b -> b.get(0).entries().set(2, event(forger.envelope(A, 1, 1, false)))), 2, "bad-signature");
        EventEntry gateway = new EventEntry(false, TrustLevel.GATEWAY, device.envelope(A, 1, 1));
        refused(rewritten(b -> b.get(0).entries().set(2, gateway)), 2, "trust: want DEVICE, got GATEWAY");
    }

    @Test
    void operator_hidesOrInventsGateway_isFound() throws Exception {
        TestDevice gateway = network.gateway("acme/gw-1");
        IntroductionEntry introduction = new IntroductionEntry(TestNetwork.START.toEpochMilli(), gateway.chain());
        byte[] signed = gateway.envelopeFor("probe-1", A, 1, 1, false);
        refused(added(introduction, event(signed)), 4, "trust: want GATEWAY, got DEVICE");
        refused(added(event(device.envelopeFor("probe-1", A, 1, 1, false))), 3, "not-a-gateway");
        refused(added(new GapEntry(1, 2, "acme/gw-1/probe-1", A)), 3, "gap: device acme/gw-1 was never introduced");
        for (String none : List.of("acme/gw-1/", "acme/gw-1/a b", "acme/gw-1/a/b", "acme/gw-1/gw-1", "Acme/gw-1/x")) {
            refused(
                    added(introduction, new GapEntry(1, 2, none, A)),
                    4,
                    "want a device or organisation/gateway/device");
        }
    }

    @Test
    void operator_liesAboutOrder_isFound() throws Exception {
        refused(
                rewritten(b -> b.get(0).entries().add(new GapEntry(1, 1, "acme/s1", A))),
                3,
                "want it to begin with 2, got 1");
        refused(rewritten(b -> b.get(2).entries().remove(0)), 5, "number 4 of acme/s1 on \"" + A + "\": want NEXT");
        refused(
                rewritten(b -> b.get(2).entries().set(2, event(device.envelope(A, 3, 3)))),
                7,
                "want NEXT (next is 5), got LATE");
        refused(
                rewritten(b ->
                        b.get(0).entries().set(2, new EventEntry(true, TrustLevel.DEVICE, device.envelope(A, 1, 1)))),
                2,
                "want LATE (next is 1), got NEXT");
        refused(
                rewritten(b -> b.get(0).entries().add(event(device.envelope(A, 1, 1)))),
                3,
                "want NEXT (next is 2), got DUPLICATE");
        refused(
                rewritten(b -> b.get(0).entries().add(event(device.envelope(A, 1, 9)))),
                3,
                "want NEXT (next is 2), got EQUIVOCATION");
    }

    @Test
    void operator_removesEvent_isFoundBySequenceOrCheckpoint() throws Exception {
        refused(rewritten(b -> b.get(0).entries().remove(2)), 2, "unsettled input: want 1");
        List<byte[]> hidden = rewritten(b -> {
            b.get(3).entries().remove(0);
            Seal s = b.get(3).seal();
            Seal.Declared declared = new Seal.Declared(2, 0, 0);
            b.set(
                    3,
                    new Draft(
                            b.get(3).entries(),
                            new Seal(
                                    s.height(),
                                    s.first(),
                                    s.timeMillis(),
                                    s.previousRoot(),
                                    s.counts(),
                                    declared,
                                    s.inputs(),
                                    s.stateDigest())));
        });
        refused(hidden, 12, "checkpoint: want 13 entries, got 12");
    }

    @Test
    void operator_misplacesIntroduction_isFound() throws Exception {
        refused(rewritten(b -> b.get(0).entries().remove(1)), 1, "want the introduction of acme/s1 before its event");
        refused(
                rewritten(b -> b.get(0).entries().add(1, b.get(0).entries().get(1))),
                2,
                "untrusted-certificate: certificate of acme/s1: want one newer");
        long at = TestNetwork.START.toEpochMilli() + 1;
        refused(
                rewritten(b -> b.get(0).entries().set(1, new IntroductionEntry(at, device.chain()))),
                1,
                "introduction time: want the ledger's clock " + (at - 1) + ", got " + at);
        IntroductionEntry foreign =
                new IntroductionEntry(at - 1, network.impostor("acme/s1").chain());
        List<byte[]> bytes = new ArrayList<>(good);
        bytes.set(1, foreign.encode());
        refused(bytes, 1, "untrusted-certificate");
    }

    @Test
    void operator_entersRevokedOrMisroutedOrControl_isFound() throws Exception {
        refused(rewritten(b -> b.get(3).entries().add(event(device.envelope(A, 6, 6)))), 12, "revoked: device acme/s1");
        refused(
                rewritten(b -> b.get(0).entries().add(event(device.envelope(FOREIGN, 1, 1)))),
                3,
                "misrouted: subject \"" + FOREIGN + "\": want ledger 1, got 0");
        byte[] revocation = network.revocation("acme/s1", 1, TestNetwork.START);
        refused(
                rewritten(b -> b.get(0).entries().add(event(revocation))),
                3,
                "want an event's envelope, got that of a control");
        refused(
                rewritten(b -> b.get(0).entries().add(new RevocationEntry(device.envelope(A, 2, 2)))),
                3,
                "want the envelope of a revocation, got an event's");
    }

    @Test
    void operator_entersContractThatIsNone_isFound() throws Exception {
        String subject = "contract/cover";
        byte[] contract = network.contract("acme", subject, 1, TestNetwork.START, "{}");
        byte[] second = network.contract("acme", subject, 2, TestNetwork.START, "{}");
        byte[] revocation = network.revocation("acme/s1", 1, TestNetwork.START);
        refused(
                added(new ActivationEntry(revocation)),
                3,
                "want the envelope of a contract, got that of another control");
        refused(
                added(new RevocationEntry(contract)),
                3,
                "want the envelope of a revocation, got that of another control");
        refused(
                added(new ActivationEntry(device.envelope(A, 2, 2))),
                3,
                "want the envelope of a contract, got an event's");
        refused(added(event(contract)), 3, "want an event's envelope, got that of a control");
        refused(added(new ActivationEntry(second)), 3, "number 2 of acme on \"contract/cover\": want NEXT (next is 1)");
        refused(
                added(new ActivationEntry(contract), new ActivationEntry(contract)),
                4,
                "number 1 of acme on \"contract/cover\": want NEXT (next is 2), got DUPLICATE");
        refused(
                added(new GapEntry(1, 1, "acme", subject), event(device.envelope(A, 2, 2))),
                4,
                "want, after the gap of acme on \"contract/cover\", the revocation or activation that it made room for");
        refused(
                added(new GapEntry(1, 1, "initech", subject)),
                3,
                "invalid-control: gap: initech has no control over contract/cover here");
        byte[] altered = contract.clone();
        altered[altered.length - 1] ^= 1;
        refused(added(new ActivationEntry(altered)), 3, "bad-signature");
    }

    private List<byte[]> added(LedgerEntry... entries) throws Exception {
        return rewritten(b -> b.get(0).entries().addAll(List.of(entries)));
    }

    @Test
    void operator_inventsGap_isFound() throws Exception {
        refused(
                rewritten(b -> b.get(1).entries().add(new GapEntry(1, 9, "acme/s2", A))),
                4,
                "acme/s2 was never introduced");
        refused(
                rewritten(b -> b.get(1).entries().add(new GapEntry(1, 9, "acme/s1", FOREIGN))),
                4,
                "misrouted: gap's subject");
        refused(
                rewritten(b -> b.get(1).entries().add(new GapEntry(1, 9, "globex", "acme/s1"))),
                4,
                "invalid-control: gap: globex has no control over acme/s1");
        refused(
                rewritten(b -> b.get(2).entries().add(0, new GapEntry(1, 9, "acme", "acme/s1"))),
                6,
                "the revocation or activation that it made room for");
        refused(
                rewritten(b -> b.get(1).entries().add(new GapEntry(1, 9, "acme", "x"))),
                4,
                "invalid-control: gap's subject");
    }

    @Test
    void operator_beginsWithAnotherGenesis_isFound() throws Exception {
        String want = "leaf 0, and no other, must be the genesis of ledger 0 of 2, network.yaml "
                + HexFormat.of().formatHex(network.genesis().hash());
        GenesisEntry other = new GenesisEntry(0, 2, new byte[32]);
        refused(rewritten(b -> b.get(0).entries().set(0, other)), 0, want);
        GenesisEntry one = new GenesisEntry(1, 2, network.genesis().hash());
        refused(rewritten(b -> b.get(0).entries().set(0, one)), 0, want);
        refused(rewritten(b -> b.get(0).entries().remove(0)), 0, want);
        refused(rewritten(b -> b.get(0).entries().clear()), 0, want);
        refused(rewritten(b -> b.get(1).entries().add(b.get(0).entries().get(0))), 4, want);
    }
}
