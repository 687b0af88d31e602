package io.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.record.OutcomeRecord;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ContractHostTest {
    static final String PARTIES = "{\"seller\":\"seller\",\"buyer\":\"buyer\",\"carrier\":\"carrier\"}";

    /** A shipment that is paid for: money issued, moved to the shipment's ledger, held, and paid across ledgers. */
    static Kontor shipment(Kontor kontor, String subject) {
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
}
