package io.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.contracts.outcome.Matter;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.ledger.envelope.ContentType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {
    private static final String GOOD = Kontor.deployment("escrow", "1.0.0", Texts.ESCROW, ContractHostTest.PARTIES);

    private final Kontor kontor = new Kontor();

    @AfterEach
    void audit() throws Exception {
        kontor.settle();
        for (int ledger = 0; ledger < 2; ledger++) {
            kontor.audit(ledger);
        }
    }

    private void refused(int ledger, Matter matter, String code, String detail) {
        kontor.commit();
        assertThat(kontor.lastOutcome(ledger)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.matter()).isEqualTo(matter);
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.detail()).contains(detail);
            assertThat(refused.evidence()).isNotEmpty();
        });
    }

    private Kontor deployed() {
        return kontor.control("seller", "escrow", GOOD)
                .control("buyer", "escrow", GOOD)
                .commit();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "version":"1.0.0" | "version":"1.0.1" | NOT_AS_SAID | as the contract's text says
            "action":"deploy" | "action":"praise" | MALFORMED | want deploy or retire
            "hash":"b | "hash":"c | NOT_AS_SAID | the SHA-256 of the source
            "seller":"seller" | "seller":"nobody" | UNKNOWN_ORGANISATION | got nobody
            "seller":"seller" | "boss":"seller" | UNKNOWN_ROLE | got boss
            "seller":"seller","buyer":"buyer" | "seller":"bank","buyer":"bank" | SIGNER_IS_NO_PARTY | want the signature of bank
            "migrate":false | "migrate":true | NO_MIGRATION | by `migrates` how it takes over a version that is deployed here, got none
            "migrate":false | "migrate":false,"migrate":false | MALFORMED | without duplicate names
            "migrate":false | "haste":true | MALFORMED | got "haste"
            """)
    void deployment_brokenInOnePlace_isRefusedSayingWhy(String from, String to, String code, String detail) {
        String parties = "{\"buyer\":\"buyer\",\"carrier\":\"carrier\",\"seller\":\"seller\"}";
        String good =
                Kontor.deployment("escrow", "1.0.0", Texts.ESCROW, parties).replace(parties, ContractHostTest.PARTIES);
        assertThat(good).contains(from);
        kontor.control("seller", "escrow", good.replace(from, to));
        refused(0, Matter.DEPLOY, code, detail);
    }

    @Test
    void deployment_ofATextThatDoesNotCheck_isRefusedInWordsThatStay() {
        String source = Texts.ESCROW.replace("breaches + 1", "braeches + 1");
        kontor.control("seller", "escrow", Kontor.deployment("escrow", "1.0.0", source, ContractHostTest.PARTIES));
        refused(1, Matter.DEPLOY, "DOES_NOT_CHECK", "contract lint");
    }

    @Test
    void deployment_underSigned_waitsAndIsListed() {
        kontor.control("seller", "escrow", GOOD).commit();
        assertThat(kontor.outcomes(0)).isEmpty();
        assertThat(kontor.hosts.get(0).queries().waitingDeployments())
                .singleElement()
                .satisfies(waiting -> {
                    assertThat(waiting.wanted()).containsExactly("buyer", "seller");
                    assertThat(waiting.signed()).containsOnlyKeys("seller");
                });
        kontor.control("buyer", "escrow", GOOD).commit();
        assertThat(kontor.lastOutcome(0)).isInstanceOf(Outcome.Activated.class);
        assertThat(kontor.hosts.get(0).queries().waitingDeployments()).isEmpty();
    }

    @Test
    void deployment_ofAVersionWithOtherContent_isRefused() {
        deployed();
        String other = Texts.ESCROW.replace("after: 30d", "after: 31d");
        kontor.control("seller", "escrow", Kontor.deployment("escrow", "1.0.0", other, ContractHostTest.PARTIES));
        refused(0, Matter.DEPLOY, "VERSION_REUSED", "want another version for other content");
        kontor.control("seller", "escrow", GOOD);
        refused(0, Matter.DEPLOY, "ALREADY_DONE", "deployed already");
    }

    @Test
    void retirement_signedByAll_endsOpeningsOnly() {
        deployed();
        String retire = "{\"action\":\"retire\",\"contract\":\"escrow\",\"version\":\"1.0.0\",\"hash\":\""
                + Kontor.hash(Texts.ESCROW) + "\"}";
        kontor.control("carrier", "escrow", retire);
        refused(0, Matter.RETIRE, "SIGNER_IS_NO_PARTY", "want the signature of buyer, seller");
        kontor.control("seller", "escrow", retire)
                .control("buyer", "escrow", retire)
                .commit();
        assertThat(kontor.lastOutcome(0))
                .isInstanceOfSatisfying(
                        Outcome.Activated.class,
                        gone -> assertThat(gone.retired()).isTrue());
        open("seller/clerk", "\"price\":\"EUR 1.00\",\"maxC\":8.0");
        refused(0, Matter.OPEN, "RETIRED", "want a contract in force");
        kontor.control("seller", "escrow", retire.replace("1.0.0", "3.0.0"));
        refused(0, Matter.RETIRE, "UNKNOWN_CONTRACT", "escrow 3.0.0");
    }

    private void open(String member, String params) {
        kontor.document(
                member,
                kontor.subject("crate", 0),
                "{\"document\":\"tallystick.open\",\"contract\":\"escrow\",\"version\":\"1.0.0\",\"params\":{" + params
                        + "}}");
    }

    @Test
    void opening_broken_isRefusedSayingWhy() {
        open("seller/clerk", "");
        refused(0, Matter.OPEN, "UNKNOWN_CONTRACT", "escrow 1.0.0");
        deployed();
        open("carrier/driver", "\"price\":\"EUR 1.00\",\"maxC\":8.0");
        refused(0, Matter.OPEN, "SIGNER_IS_NO_PARTY", "want the signature of buyer, seller");
        open("seller/clerk", "\"price\":\"EUR 1.00\"");
        refused(0, Matter.OPEN, "WRONG_PARAMETERS", "maxC");
        open("seller/clerk", "\"price\":\"10.00\",\"maxC\":8.0");
        refused(0, Matter.OPEN, "WRONG_PARAMETERS", "price");
        open("seller/clerk", "\"price\":\"EUR 1.00\",\"maxC\":8.0");
        open("buyer/clerk", "\"price\":\"EUR 1.00\",\"maxC\":8.0");
        refused(0, Matter.OPEN, "NOT_OPENED", "EUR 1.00");
        assertThat(kontor.hosts.get(0).queries().instances()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            issue    | buyer/clerk | account/buyer  | "to":"buyer","amount":"EUR 1.00"           | ISSUE    | NOT_ISSUER           | bank
            issue    | bank/teller | account/bank   | "to":"buyer","amount":"EUR -1.00"          | ISSUE    | NOT_POSITIVE         | EUR
            issue    | bank/teller | account/bank   | "to":"buyer","amount":"1.00"               | ISSUE    | NO_AMOUNT            | such as EUR 10.00
            issue    | bank/teller | account/bank   | "to":"buyer","amount":"USD 1.00"           | ISSUE    | UNKNOWN_CURRENCY     | USD
            issue    | bank/teller | account/bank   | "to":"buyer","amount":"XYZ 1.00"           | ISSUE    | NO_AMOUNT            | XYZ
            issue    | bank/teller | account/bank   | "to":"nobody","amount":"EUR 1.00"          | ISSUE    | UNKNOWN_ORGANISATION | nobody
            issue    | bank/teller | account/buyer  | "to":"buyer","amount":"EUR 1.00"           | ISSUE    | NOT_THE_HOLDER       | account/bank
            transfer | buyer/clerk | account/buyer  | "to":"seller","amount":"EUR 1.00"          | TRANSFER | INSUFFICIENT_FUNDS   | EUR 1.00
            transfer | buyer/clerk | account/buyer  | "to":"seller","amount":"EUR 1.00","ledger":2 | TRANSFER | MALFORMED          | an integer of 0 to 1
            credit   | buyer/clerk | account/buyer  | "organisation":"buyer","line":"EUR 5.00"   | CREDIT   | NOT_ISSUER           | bank
            consent  | buyer/clerk | account/buyer  | "reader":"nobody","scope":"all"            | CONSENT  | UNKNOWN_ORGANISATION | nobody
            praise   | buyer/clerk | account/buyer  | "of":"buyer"                               | DOCUMENT | UNKNOWN_DOCUMENT     | tallystick.praise
            acknowledge | buyer/clerk | account/buyer | "key":"breach"                           | ACKNOWLEDGE | NO_SUCH_ALERT     | breach
            """)
    void document_thatCannotBeDone_isRefusedSayingWhy(
            String type, String member, String subject, String members, Matter matter, String code, String detail) {
        kontor.document(member, subject, "{\"document\":\"tallystick." + type + "\"," + members + "}");
        refused(io.tallystick.ledger.pipeline.SubjectRouting.ledgerOf(subject, 2), matter, code, detail);
    }

    @Test
    void payment_underTheSameId_isDoneOnce() {
        String issue = "{\"document\":\"tallystick.issue\",\"to\":\"bank\",\"amount\":\"EUR 7.00\",\"id\":\"pay-1\"}";
        int home = kontor.homeOf("bank");
        kontor.document("bank/teller", "account/bank", issue).document("bank/teller", "account/bank", issue);
        refused(home, Matter.ISSUE, "ALREADY_DONE", ":bank/pay-1");
        kontor.document("bank/teller", "account/bank", issue.replace("7.00", "8.00"));
        refused(home, Matter.ISSUE, "DIFFERENT_CONTENT_UNDER_SAME_ID", "pay-1");
        assertThat(kontor.money(home, "bank")).isEqualTo(List.of(700L, 0L));
    }

    @Test
    void event_thatCannotBeRead_isRefusedOnASubjectWithContractsOnly() {
        kontor.event("carrier/probe", "nothing-here", ContentType.SENML_JSON, "[{\"n\":1}]")
                .commit();
        assertThat(kontor.outcomes(0)).isEmpty();
        String subject = kontor.subject("crate", 0);
        ContractHostTest.opened(kontor, subject);
        kontor.event("carrier/probe", subject, ContentType.SENML_JSON, "[{\"n\":\"temperature\",\"v\":NaN}]");
        refused(0, Matter.EVENT, "MALFORMED", "want readable application/senml+json");
        String half = "[{\"n\":\"temperature\",\"vs\":\"\\ud800\"}]";
        kontor.event("carrier/probe", subject, ContentType.SENML_JSON, half);
        refused(0, Matter.EVENT, "MALFORMED", "want whole characters");
    }

    @Test
    void message_forged_isRefusedOrCountsOnce() {
        kontor.ledgers.get(0).receive(1, 1, 5, new byte[] {1});
        refused(0, Matter.MESSAGE, "MALFORMED", "want a message in its one form");
        byte[] word = new io.tallystick.contracts.outcome.MessageBody.Word("a", "c", "b", "n", "{}", 1).encode();
        kontor.ledgers.get(0).receive(1, 2, 5, word);
        assertThat(((Outcome.Refused) kontor.commit().lastOutcome(0)).code()).isIn("NO_INSTANCE", "NOT_AS_SAID");
    }
}
