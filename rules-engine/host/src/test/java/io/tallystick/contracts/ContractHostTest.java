package io.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.contracts.outcome.Dispatch;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.record.OutcomeRecord;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ContractHostTest {
    static final String PARTIES = "{\"seller\":\"seller\",\"buyer\":\"buyer\",\"carrier\":\"carrier\"}";

    /** A shipment that is paid for: money issued, moved to the shipment's ledger, held, and paid across ledgers. */
    static Kontor shipment(Kontor kontor, String subject) {
        return delivered(opened(kontor, subject), subject);
    }

    /** A shipment that has begun gets too warm once, and is delivered. */
    static Kontor delivered(Kontor kontor, String subject) {
        kontor.after(Duration.ofMinutes(1)).temperature("carrier/probe", subject, 9.5);
        kontor.after(Duration.ofMinutes(16))
                .temperature("carrier/probe", subject, 5.0)
                .settle();
        kontor.after(Duration.ofMinutes(10))
                .temperature("carrier/probe", subject, 5.0)
                .settle();
        String delivery = "{\"document\":\"delivery\"}";
        kontor.document("carrier/driver", subject, delivery)
                .document("buyer/clerk", subject, delivery)
                .settle();
        return kontor;
    }

    /** A shipment that has begun. */
    static Kontor opened(Kontor kontor, String subject) {
        String deploy = Kontor.deployment("escrow", "1.0.0", Texts.ESCROW, PARTIES);
        kontor.control("seller", "escrow", deploy)
                .control("buyer", "escrow", deploy)
                .settle();
        int ledger = io.tallystick.ledger.pipeline.SubjectRouting.ledgerOf(subject, 2);
        kontor.document(
                        "bank/teller",
                        "account/bank",
                        "{\"document\":\"tallystick.issue\",\"to\":\"buyer\",\"amount\":\"EUR 5000.00\"}")
                .settle()
                .document(
                        "buyer/clerk",
                        "account/buyer",
                        "{\"document\":\"tallystick.transfer\",\"to\":\"buyer\",\"amount\":\"EUR 2000.00\",\"ledger\":"
                                + ledger + "}")
                .settle();
        String open = "{\"document\":\"tallystick.open\",\"contract\":\"escrow\",\"version\":\"1.0.0\",\"params\":"
                + "{\"price\":\"EUR 1000.00\",\"maxC\":8.0}}";
        kontor.document("seller/clerk", subject, open)
                .document("buyer/clerk", subject, open)
                .settle();
        return kontor;
    }

    @Test
    void shipment_fromDeploymentToPayment_movesTheMoney() throws Exception {
        Kontor kontor = new Kontor();
        String subject = kontor.subject("crate", 1 - kontor.homeOf("seller"));
        int ledger = 1 - kontor.homeOf("seller");
        shipment(kontor, subject);
        assertThat(kontor.outcomes(ledger, Outcome.Refused.class)).isEmpty();
        assertThat(kontor.outcomes(ledger, Outcome.Refused.class)).isEmpty();
        assertThat(kontor.hosts.get(ledger).queries().instances(subject))
                .singleElement()
                .satisfies(instance -> {
                    assertThat(instance.state()).isEqualTo("settled");
                    assertThat(instance.vars()).containsEntry("breaches", "1");
                });
        assertThat(kontor.money(ledger, "seller")).containsExactly(90_000L, 0L);
        assertThat(kontor.records(ledger, OutcomeRecord.AlertRecord.class))
                .extracting(OutcomeRecord.AlertRecord::key, OutcomeRecord.AlertRecord::state)
                .contains(org.assertj.core.groups.Tuple.tuple("breach", OutcomeRecord.AlertState.RAISED));
        for (int each = 0; each < 2; each++) {
            kontor.audit(each);
        }
    }

    private static Kontor gates(String gate, String yard) {
        Kontor kontor = new Kontor();
        for (String text : new String[] {Texts.GATE, Texts.YARD}) {
            String name = text.substring("contract: ".length(), text.indexOf('\n'));
            kontor.control("seller", name, Kontor.deployment(name, "1.0.0", text, "{\"owner\":\"seller\"}"));
        }
        String issue = "{\"document\":\"tallystick.issue\",\"to\":\"seller\",\"amount\":\"EUR 10.00\",\"ledger\":1}";
        kontor.document("bank/teller", "account/bank", issue).settle();
        String open = "{\"document\":\"tallystick.open\",\"contract\":\"%s\",\"version\":\"1.0.0\","
                + "\"parties\":{\"guest\":\"buyer\"},\"params\":{\"other\":\"%s\"}}";
        return kontor.document("seller/clerk", gate, open.formatted("gate", yard))
                .document("seller/clerk", yard.startsWith("yard") ? yard : "yard", open.formatted("yard", gate))
                .settle();
    }

    @Test
    void word_ofAContract_isTakenByTheOtherLedgersContract() throws Exception {
        String gate = new Kontor().subject("gate", 0);
        String yard = new Kontor().subject("yard", 1);
        Kontor kontor = gates(gate, yard);
        kontor.temperature("seller/probe", gate, 30).settle();
        assertThat(kontor.outcomes(0, Outcome.Refused.class)).isEmpty();
        assertThat(kontor.outcomes(1, Outcome.Refused.class)).isEmpty();
        assertThat(kontor.records(0, OutcomeRecord.CommandRecord.class))
                .singleElement()
                .satisfies(command -> {
                    assertThat(command.name()).isEqualTo("close");
                    assertThat(command.subject()).isEqualTo(gate);
                    assertThat(command.origin().rule()).isEqualTo("on[0]");
                });
        assertThat(kontor.hosts.get(0).queries().owner(gate)).contains("buyer");
        assertThat(kontor.hosts.get(0).queries().consents(gate))
                .singleElement()
                .satisfies(consent -> assertThat(consent.reader()).isEqualTo("buyer"));
        assertThat(kontor.records(1, OutcomeRecord.AlertRecord.class))
                .extracting(OutcomeRecord.AlertRecord::key)
                .containsExactly("warned");
        int home = kontor.homeOf("buyer");
        assertThat(kontor.money(home, "buyer").get(0)).isEqualTo(250L);
        kontor.audit(0);
        kontor.audit(1);
    }

    /** Two contracts that answer each other for ever are stopped by the bound on messages that cause each other. */
    @Test
    void words_thatAnswerEachOther_come_toAnEnd() throws Exception {
        String gate = new Kontor().subject("gate", 0);
        String yard = new Kontor().subject("yard", 1);
        Kontor kontor = gates(gate, yard);
        kontor.temperature("seller/probe", gate, 60).settle();
        long words = 0;
        for (int ledger = 0; ledger < 2; ledger++) {
            words += kontor.records(ledger, OutcomeRecord.MessageRecord.class).stream()
                    .filter(message -> message.kind().equals(Dispatch.WORD))
                    .count();
        }
        assertThat(words).isEqualTo(HostLimits.MAX_HOPS);
        kontor.audit(0);
        kontor.audit(1);
    }

    @Test
    void instance_thatFails_isSuspendedAndTheLedgerGoesOn() throws Exception {
        String gate = new Kontor().subject("gate", 0);
        Kontor kontor = gates(gate, new Kontor().subject("yard", 1));
        kontor.temperature("seller/probe", gate, 0).settle();
        assertThat(kontor.hosts.get(0).queries().instances(gate))
                .singleElement()
                .satisfies(instance -> assertThat(instance.suspension()).isNotEmpty());
        assertThat(kontor.records(0, OutcomeRecord.AlertRecord.class))
                .extracting(OutcomeRecord.AlertRecord::key)
                .containsExactly("suspended");
        kontor.temperature("seller/probe", gate, 30).settle();
        assertThat(kontor.records(0, OutcomeRecord.CommandRecord.class)).isEmpty();
        kontor.audit(0);
    }

    @Test
    void idleLedger_whoseTimersAreDue_opensABlockForThem() throws Exception {
        Kontor kontor = new Kontor();
        String subject = kontor.subject("crate", 1);
        opened(kontor, subject);
        int blocks = kontor.ledgers.get(1).blocks().size();
        kontor.after(Duration.ofDays(31)).settle();
        assertThat(kontor.ledgers.get(1).blocks()).hasSize(blocks + 1);
        assertThat(kontor.hosts.get(1).queries().instances(subject))
                .singleElement()
                .satisfies(instance -> assertThat(instance.state()).isEqualTo("spoiled"));
        assertThat(kontor.money(1, "buyer")).containsExactly(500_000L, 0L);
        kontor.audit(1);
    }

    @Test
    void word_toNoSubject_isNotedAndNotSent() throws Exception {
        String gate = new Kontor().subject("gate", 0);
        Kontor kontor = gates(gate, "\\u0007");
        kontor.temperature("seller/probe", gate, 60).settle();
        assertThat(kontor.records(0, OutcomeRecord.MessageRecord.class))
                .noneMatch(message -> message.kind().equals(Dispatch.WORD));
        assertThat(kontor.lastOutcome(0).toString()).contains("want a subject of 1 to 255 bytes");
        kontor.audit(0);
    }
}
