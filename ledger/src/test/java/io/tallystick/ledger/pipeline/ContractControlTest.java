package io.tallystick.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.GapEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestNetwork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Envelopes about contracts: what organisations may say, and how it is ordered. */
class ContractControlTest extends AuditedLedger {
    private static final String CONTRACT = "contract/cold-chain_2";

    private byte[] contract(String organisation, long sequence, String payload) {
        return network.contract(organisation, CONTRACT, sequence, TestNetwork.START, payload);
    }

    private byte[] signed(Signer signer, String keyId, String subject, Instant at) {
        return Envelopes.sign(
                signer, keyId, subject, 1, at, ContentType.CONTRACT, "{}".getBytes(StandardCharsets.UTF_8), List.of());
    }

    private void refused(String subject, byte[] envelope, String want) {
        ledger.accept(subject, envelope);
        assertThat(ledger.rejections().get(ledger.rejections().size() - 1)).hasToString(want);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void contract_ofAnyOrganisation_isEnteredVerbatimAndNumberedByItself() {
        byte[] first = contract("acme", 1, "{\"action\":\"deploy\"}");
        ledger.accept(CONTRACT, first).accept(CONTRACT, contract("globex", 1, "not even JSON"));
        ledger.accept(CONTRACT, first);
        ledger.accept(CONTRACT, contract("acme", 1, "{}"));
        assertThat(kinds()).containsExactly(EntryKind.ACTIVATION, EntryKind.ACTIVATION);
        assertThat(declared(io.tallystick.ledger.entry.Seal.Declared::duplicates))
                .isEqualTo(1);
        assertThat(ledger.reasons()).containsExactly("equivocation");
        assertThat(ledger.entryBytes().get(1)).startsWith(5).endsWith(first);
    }

    @Test
    void contract_earlier_waitsForNothingAndLaterComesLate() {
        ledger.accept(CONTRACT, contract("acme", 3, "{}")).accept(CONTRACT, contract("acme", 2, "{}"));
        ledger.commit();
        List<LedgerEntry> entries = ledger.entries();
        assertThat(entries.get(1)).isEqualTo(new GapEntry(1, 2, "acme", CONTRACT));
        assertThat(kinds()).containsExactly(EntryKind.GAP, EntryKind.ACTIVATION, EntryKind.ACTIVATION);
        assertThat(ledger.advance(Duration.ofSeconds(9)).reasons()).isEmpty();
    }

    @Test
    void contract_isEnteredInEveryLedger() throws Exception {
        TestNetwork three = new TestNetwork("three", 3, "acme");
        for (int i = 0; i < 3; i++) {
            PureLedger each = new PureLedger(three.genesis(), i, LedgerSettings.DEFAULTS);
            each.accept(CONTRACT, three.contract("acme", CONTRACT, 1, TestNetwork.START, "{}"))
                    .commit();
            assertThat(each.reasons()).isEmpty();
            assertThat(each.audit()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"contract", "contract/", "contract/1a", "contract/a.b", "contract/a/b", "acme/s1", "x"})
    void contract_aboutAnotherSubject_isRefused(String subject) {
        ledger.accept(subject, network.contract("acme", subject, 1, TestNetwork.START, "{}"));
        assertThat(ledger.reasons()).containsExactly("invalid-control");
        assertThat(ledger.rejections().get(0).detail())
                .startsWith("contract's subject: ")
                .contains("want ");
    }

    @Test
    void contract_nameLongerThan64_isRefused() {
        String longest = "contract/" + "x".repeat(64);
        ledger.accept(longest, network.contract("acme", longest, 1, TestNetwork.START, "{}"));
        ledger.accept(longest + "x", network.contract("acme", longest + "x", 1, TestNetwork.START, "{}"));
        assertThat(kinds()).containsExactly(EntryKind.ACTIVATION);
        assertThat(ledger.reasons()).containsExactly("invalid-control");
    }

    @Test
    void contract_bySomeoneWhoMayNot_isRefused() {
        refused(
                CONTRACT,
                signed(device.signer(), "acme/s1", CONTRACT, TestNetwork.START),
                "invalid-control: " + CONTRACT
                        + ": want the signature of an organisation, got that of the device acme/s1");
        refused(
                CONTRACT,
                signed(device.signer(), "initech", CONTRACT, TestNetwork.START),
                "untrusted-certificate: organisation initech: not in the genesis");
        refused(
                CONTRACT,
                signed(device.signer(), "acme", CONTRACT, TestNetwork.START),
                "bad-signature: signature: not made by the key of acme over this content");
        refused(
                CONTRACT,
                network.contract("acme", CONTRACT, 1, Instant.EPOCH, "{}"),
                "invalid-control: " + CONTRACT + ": want it issued after 1970, got 1970");
        refused(
                "other",
                contract("acme", 1, "{}"),
                "subject-mismatch: record key: want the envelope's subject \"" + CONTRACT + "\", got \"other\"");
    }
}
