package io.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.contracts.ContractQueries.InstanceView;
import io.tallystick.contracts.outcome.Matter;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.record.OutcomeRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationTest {
    /** The price falls by a fifth for each breach, and delivery pays from the new state. */
    private static final String NEXT = Texts.next(
            Texts.ESCROW.replace("inTransit", "moving").replace("10 * breaches", "20 * breaches"),
            ", states: {inTransit: moving}, vars: {breaches: \"breaches + 1\"}");

    private static final String MIGRATE =
            "{\"document\":\"tallystick.migrate\",\"contract\":\"escrow\",\"version\":\"1.1.0\"}";

    private final Kontor kontor = new Kontor();
    private final String subject = kontor.subject("crate", 0);

    @AfterEach
    void audit() throws Exception {
        kontor.settle();
        for (int ledger = 0; ledger < 2; ledger++) {
            assertThat(kontor.audit(ledger).queries().instances())
                    .isEqualTo(kontor.hosts.get(ledger).queries().instances());
        }
    }

    private InstanceView instance() {
        return kontor.hosts.get(0).queries().instances(subject).get(0);
    }

    private void deploy(String source, String parties, String... signers) {
        for (String signer : signers) {
            kontor.control(signer, "escrow", Kontor.migration("escrow", "1.1.0", source, parties));
        }
        kontor.settle();
    }

    private void refused(Matter matter, String code, String detail) {
        kontor.commit();
        assertThat(kontor.lastOutcome(0)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.matter()).isEqualTo(matter);
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.detail()).contains(detail);
            assertThat(refused.evidence()).isNotEmpty();
        });
    }

    @Test
    void deployment_thatMigrates_takesOverWhatItsSignersOpened() {
        ContractHostTest.opened(kontor, subject);
        deploy(NEXT, ContractHostTest.PARTIES, "seller", "buyer");
        Outcome.Migrated migrated = kontor.outcomes(0, Outcome.Migrated.class).get(0);
        assertThat(migrated.instance().version()).isEqualTo("1.1.0");
        assertThat(migrated.fromHash()).isEqualTo(Kontor.hash(Texts.ESCROW));
        assertThat(List.of(migrated.fromVersion(), migrated.before(), migrated.after()))
                .containsExactly("1.0.0", "inTransit", "moving");
        assertThat(migrated.evidence()).hasSize(2);
        assertThat(kontor.outcomes(0, Outcome.Fired.class)
                        .get(1)
                        .firings()
                        .get(0)
                        .rule())
                .isEqualTo("migrate");
        assertThat(instance().version()).isEqualTo("1.1.0");
        assertThat(instance().vars()).containsEntry("breaches", "1");
        assertThat(instance().holds()).hasSize(1);
        assertThat(kontor.money(0, "buyer").get(1)).isEqualTo(100_000L);
        String delivery = "{\"document\":\"delivery\"}";
        kontor.document("carrier/driver", subject, delivery)
                .document("buyer/clerk", subject, delivery)
                .settle();
        assertThat(instance().state()).isEqualTo("settled");
        assertThat(kontor.money(0, "seller")).containsExactly(80_000L, 0L);
        assertThat(kontor.money(0, "buyer").get(1)).isZero();
        kontor.document("seller/clerk", subject, MIGRATE);
        refused(Matter.MIGRATE, "NO_INSTANCE", "got none");
    }

    private static String openedBySeveral(String text) {
        return text.replace("signatories: [seller, buyer]", "signatories: [seller]\nopen: {signedBy: [seller, buyer]}");
    }

    /** Opened by both, but the deployment needs the seller's signature only. */
    private void openedByBoth() {
        String bound = "{\"seller\":\"seller\",\"carrier\":\"carrier\"}";
        kontor.control("seller", "escrow", Kontor.deployment("escrow", "1.0.0", openedBySeveral(Texts.ESCROW), bound));
        String issue = "{\"document\":\"tallystick.issue\",\"to\":\"buyer\",\"amount\":\"EUR 5000.00\",\"ledger\":0}";
        kontor.document("bank/teller", "account/bank", issue).settle();
        String open = "{\"document\":\"tallystick.open\",\"contract\":\"escrow\",\"version\":\"1.0.0\",\"parties\":"
                + "{\"buyer\":\"buyer\"},\"params\":{\"price\":\"EUR 1000.00\",\"maxC\":8.0}}";
        kontor.document("seller/clerk", subject, open)
                .document("buyer/clerk", subject, open)
                .settle();
        assertThat(instance().version()).isEqualTo("1.0.0");
        deploy(openedBySeveral(NEXT), bound, "seller");
    }

    @Test
    void instance_whoseOpenersHaveNotAllSigned_staysUntilTheySignADocument() {
        openedByBoth();
        assertThat(instance().version()).isEqualTo("1.0.0");
        assertThat(kontor.outcomes(0, Outcome.Migrated.class)).isEmpty();
        kontor.document("carrier/driver", subject, MIGRATE);
        refused(Matter.MIGRATE, "SIGNER_IS_NO_PARTY", "want the signature of buyer, seller");
        kontor.document("seller/clerk", subject, MIGRATE).settle();
        assertThat(instance().version()).isEqualTo("1.0.0");
        assertThat(kontor.hosts.get(0).queries().waitingMigrations())
                .singleElement()
                .satisfies(waiting ->
                        assertThat(waiting.title()).isEqualTo("migrate escrow/" + subject + " to 1.1.0 on " + subject));
        kontor.document("buyer/clerk", subject, MIGRATE).settle();
        assertThat(instance().version()).isEqualTo("1.1.0");
        assertThat(kontor.outcomes(0, Outcome.Migrated.class))
                .singleElement()
                .satisfies(migrated -> assertThat(migrated.evidence()).hasSize(2));
        kontor.document("buyer/clerk", subject, MIGRATE);
        refused(Matter.MIGRATE, "ALREADY_DONE", "has the version 1.1.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.1.0  | 7.0.0                          | UNKNOWN_CONTRACT | escrow 7.0.0
            escrow | praise                         | UNKNOWN_CONTRACT | praise 1.1.0
            "}     | ","haste":true}                | MALFORMED        | got "haste"
            "}     | ","instance":"escrow/other"}   | NO_INSTANCE      | got none
            """)
    void document_brokenInOnePlace_isRefusedSayingWhy(String from, String to, String code, String detail) {
        openedByBoth();
        assertThat(MIGRATE).contains(from);
        kontor.document("seller/clerk", subject, MIGRATE.replace(from, to));
        refused(Matter.MIGRATE, code, detail);
    }

    @Test
    void document_forAVersionThatDoesNotTakeOver_isRefused() {
        ContractHostTest.opened(kontor, subject);
        String other = Texts.ESCROW.replace("1.0.0", "1.1.0");
        for (String signer : List.of("seller", "buyer")) {
            kontor.control(signer, "escrow", Kontor.deployment("escrow", "1.1.0", other, ContractHostTest.PARTIES));
        }
        kontor.document("seller/clerk", subject, MIGRATE);
        refused(Matter.MIGRATE, "NO_MIGRATION", "how it takes over 1.0.0, got one that takes over none");
        String retire = "{\"action\":\"retire\",\"contract\":\"escrow\",\"version\":\"1.1.0\",\"hash\":\""
                + Kontor.hash(other) + "\"}";
        kontor.control("seller", "escrow", retire).control("buyer", "escrow", retire);
        kontor.document("seller/clerk", subject, MIGRATE);
        refused(Matter.MIGRATE, "RETIRED", "want a contract in force");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from: 1.0.0     | from: 0.9.0 | NO_MIGRATION   | deployed here, got others
            from: 1.0.0     | from: {version: 1.0.0, hash: 00} | DOES_NOT_CHECK | contract lint
            from: 1.0.0     | from: {version: 1.0.0, hash: HASH} | NOT_AS_SAID    | want the hash abab
            vars: {breaches: "breaches | vars: {breaches: "braeches | DOES_NOT_CHECK | `contract lint --from` finds no error in for 1.0.0
            states: {inTransit: moving} | states: {} | DOES_NOT_CHECK | `contract lint --from`
            """)
    void deployment_whoseMigrationDoesNotFit_isRefused(String from, String to, String code, String detail) {
        ContractHostTest.opened(kontor, subject);
        assertThat(NEXT).contains(from);
        deploy(NEXT.replace(from, to.replace("HASH", "ab".repeat(32))), ContractHostTest.PARTIES, "seller");
        refused(Matter.DEPLOY, code, detail);
    }

    @Test
    void instance_thatCannotBeTakenOver_staysAndIsToldOfOnce() {
        ContractHostTest.opened(kontor, subject);
        String dividing = NEXT.replace("vars: {breaches: \"breaches + 1\"}", "vars: {breaches: \"100 / breaches\"}");
        deploy(dividing, ContractHostTest.PARTIES, "seller", "buyer");
        refused(Matter.MIGRATE, "NOT_MIGRATED", "escrow/" + subject + ": vars.breaches: DIVISION_BY_ZERO");
        assertThat(instance().version()).isEqualTo("1.0.0");
        int before = kontor.outcomes(0).size();
        kontor.after(Duration.ofMinutes(1))
                .temperature("carrier/probe", subject, 5.0)
                .settle();
        assertThat(kontor.outcomes(0)).hasSize(before);
        kontor.after(Duration.ofMinutes(1))
                .temperature("carrier/probe", subject, 9.0)
                .settle();
        kontor.after(Duration.ofMinutes(16))
                .temperature("carrier/probe", subject, 9.0)
                .settle();
        assertThat(instance().vars()).containsEntry("breaches", "1");
        String document = MIGRATE.replace("}", ",\"instance\":\"escrow/" + subject + "\"}");
        kontor.document("seller/clerk", subject, document)
                .document("buyer/clerk", subject, document)
                .settle();
        assertThat(instance().vars()).containsEntry("breaches", "100");
    }

    @Test
    void instance_thatIsSuspended_isRepaired() {
        String gate = new Kontor().subject("gate", 0);
        Kontor gates = kontor.control(
                "seller", "gate", Kontor.deployment("gate", "1.0.0", Texts.GATE, "{\"owner\":\"seller\"}"));
        String open = "{\"document\":\"tallystick.open\",\"contract\":\"gate\",\"version\":\"1.0.0\","
                + "\"parties\":{\"guest\":\"buyer\"},\"params\":{\"other\":\"yard\"}}";
        gates.document("seller/clerk", gate, open)
                .temperature("seller/probe", gate, 0)
                .settle();
        assertThat(kontor.hosts.get(0).queries().instances(gate).get(0).suspension())
                .contains("DIVISION_BY_ZERO");
        String repaired = Texts.next(Texts.GATE.replace("100 / share", "100"), "");
        kontor.control("seller", "gate", Kontor.migration("gate", "1.1.0", repaired, "{\"owner\":\"seller\"}"))
                .settle();
        InstanceView view = kontor.hosts.get(0).queries().instances(gate).get(0);
        assertThat(view.suspension()).isEmpty();
        assertThat(view.alerts()).isEmpty();
        assertThat(kontor.records(0, OutcomeRecord.AlertRecord.class))
                .extracting(OutcomeRecord.AlertRecord::state)
                .containsExactly(OutcomeRecord.AlertState.RAISED, OutcomeRecord.AlertState.CLEARED);
        kontor.temperature("seller/probe", gate, 0).settle();
        assertThat(kontor.hosts.get(0).queries().instances(gate).get(0).vars()).containsEntry("share", "100");
    }
}
