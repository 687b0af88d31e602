package io.tallystick.contracts.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.contracts.outcome.Dispatch;
import io.tallystick.contracts.outcome.MessageBody;
import io.tallystick.ledger.entry.MessageEntry;
import io.tallystick.rules.account.CreditMessage;
import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageMatcherTest {
    private static final long[] ALL_READ = {1_000, 1_000, 1_000};

    private final MessageMatcher matcher = new MessageMatcher();

    private static byte[] credit(int from, int to, long sequence, long minor) {
        Money amount = new Money(minor, Currency.iso("EUR"));
        return new MessageBody.Credit(new CreditMessage(from, to, sequence, "a", "b", amount, "@" + sequence)).encode();
    }

    private void send(int from, int to, long sequence, long outcome, byte[] body) {
        matcher.sent(from, outcome, new Dispatch(to, sequence, Dispatch.CREDIT, "account/b", body));
    }

    private void receive(int from, int to, long sequence, long outcome, byte[] body, long entry) {
        matcher.received(to, entry, new MessageEntry(from, sequence, outcome, body));
    }

    @Test
    void match_bothSidesInEitherOrder_leavesNothing() {
        send(0, 1, 1, 7, credit(0, 1, 1, 100));
        receive(0, 1, 1, 7, credit(0, 1, 1, 100), 9);
        receive(1, 0, 1, 9, credit(1, 0, 1, 50), 12);
        send(1, 0, 1, 9, credit(1, 0, 1, 50));
        assertThat(matcher.matched()).isEqualTo(2);
        assertThat(matcher.findings(ALL_READ)).isEmpty();
        assertThat(matcher.underWay()).isEmpty();
        assertThat(matcher.early(ALL_READ)).isEmpty();
    }

    @Test
    void match_otherAmount_namesTheEntryThatReceivedIt() {
        send(0, 1, 1, 7, credit(0, 1, 1, 100));
        receive(0, 1, 1, 7, credit(0, 1, 1, 101), 9);
        assertThat(matcher.findings(ALL_READ))
                .containsExactly(new Finding(
                        1,
                        9,
                        "ledger 1, entry 9: message 1 from ledger 0 to ledger 1: want it as its outcome 7 says it, got"
                                + " other content"));
    }

    @Test
    void match_otherOutcome_namesBoth() {
        send(0, 1, 1, 7, credit(0, 1, 1, 100));
        receive(0, 1, 1, 6, credit(0, 1, 1, 100), 9);
        assertThat(matcher.findings(ALL_READ))
                .singleElement()
                .extracting(Finding::problem)
                .asString()
                .endsWith("want it sent by its outcome 7, got outcome 6");
    }

    @Test
    void received_neverSent_isFoundWhereTheSenderWasRead() {
        receive(0, 1, 1, 7, credit(0, 1, 1, 100), 9);
        assertThat(matcher.findings(ALL_READ)).hasSize(1);
        assertThat(matcher.early(ALL_READ)).isEmpty();
        long[] lessFar = {7, 1_000, 1_000};
        assertThat(matcher.findings(lessFar)).isEmpty();
        assertThat(matcher.early(lessFar))
                .containsExactly(new UnderWay(new Letter(0, 1, 1), 7, new Money(100, Currency.iso("EUR"))));
    }

    @Test
    void match_randomInterleavings_isAsIfAllSendingCameFirst() {
        long seed = Long.getLong("tallystick.seed", new Random().nextLong());
        System.out.println("MessageMatcherTest: -Dtallystick.seed=" + seed);
        Random random = new Random(seed);
        List<Runnable> calls = new ArrayList<>();
        int undelivered = 0;
        int altered = 0;
        int invented = 0;
        for (int n = 1; n <= 300; n++) {
            int from = random.nextInt(3);
            int to = (from + 1 + random.nextInt(2)) % 3;
            int sequence = n;
            int fate = random.nextInt(10);
            byte[] body = credit(from, to, n, 1 + random.nextInt(1_000));
            if (fate != 0) {
                calls.add(() -> send(from, to, sequence, sequence, body));
            }
            if (fate == 1) {
                undelivered++;
            } else {
                boolean lie = fate == 2;
                altered += lie ? 1 : 0;
                invented += fate == 0 ? 1 : 0;
                byte[] got = lie ? credit(from, to, n, 5_000) : body;
                calls.add(() -> receive(from, to, sequence, sequence, got, 500 + sequence));
            }
        }
        Collections.shuffle(calls, random);
        calls.forEach(Runnable::run);
        assertThat(matcher.underWay()).hasSize(undelivered);
        assertThat(matcher.findings(ALL_READ)).hasSize(altered + invented);
        assertThat(matcher.matched()).isEqualTo(300 - undelivered - invented);
    }
}
