package io.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.contracts.outcome.CurrencySum;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.outcome.OutcomeCodec;
import io.tallystick.contracts.replay.NetworkFindings;
import io.tallystick.contracts.replay.NetworkReplay;
import io.tallystick.ledger.audit.LedgerAuditor;
import io.tallystick.ledger.audit.LedgerInvalidException;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.rules.money.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplayTest {
    private static Kontor run(LedgerClockKind clock, boolean restarting) {
        Kontor kontor = new Kontor(clock, restarting);
        String subject = kontor.subject("crate", 1 - kontor.homeOf("buyer"));
        ContractHostTest.opened(kontor, subject);
        for (String signer : List.of("seller", "buyer")) {
            String next = Texts.next(Texts.ESCROW, ", vars: {breaches: \"breaches + 1\"}");
            kontor.control(signer, "escrow", Kontor.migration("escrow", "1.1.0", next, ContractHostTest.PARTIES));
        }
        return ContractHostTest.delivered(kontor.settle(), subject)
                .after(Duration.ofHours(3))
                .temperature("carrier/probe", subject, 4.0)
                .document("seller/clerk", subject, "{\"document\":\"tallystick.acknowledge\",\"key\":\"breach\"}")
                .settle();
    }

    @ParameterizedTest
    @EnumSource(LedgerClockKind.class)
    void ledger_restartedAtEveryCommit_hasTheSameBytes(LedgerClockKind clock) throws Exception {
        Kontor straight = run(clock, false);
        Kontor restarted = run(clock, true);
        for (int ledger = 0; ledger < 2; ledger++) {
            List<byte[]> want = straight.ledgers.get(ledger).entryBytes();
            List<byte[]> got = restarted.ledgers.get(ledger).entryBytes();
            assertThat(got).hasSameSizeAs(want);
            for (int i = 0; i < want.size(); i++) {
                assertThat(got.get(i)).as("ledger " + ledger + " entry " + i).isEqualTo(want.get(i));
            }
            restarted.audit(ledger);
        }
    }

    @ParameterizedTest
    @EnumSource(LedgerClockKind.class)
    void replay_ofBothLedgers_comesToTheSameInstancesAndMoney(LedgerClockKind clock) throws Exception {
        Kontor kontor = run(clock, false);
        for (int ledger = 0; ledger < 2; ledger++) {
            ContractQueries want = kontor.hosts.get(ledger).queries();
            ContractQueries got = kontor.audit(ledger).queries();
            assertThat(got.instances()).isEqualTo(want.instances());
            assertThat(got.accounts()).isEqualTo(want.accounts());
            assertThat(got.holds()).isEqualTo(want.holds());
            assertThat(got.definitions()).isEqualTo(want.definitions());
        }
        assertThat(kontor.outcomes(0, Outcome.Fired.class).size()
                        + kontor.outcomes(1, Outcome.Fired.class).size())
                .isGreaterThan(2);
    }

    /** Every outcome of a ledger is altered in turn; the audit names it. */
    @Test
    void audit_anyOutcomeAltered_namesIt() throws Exception {
        Kontor kontor = run(LedgerClockKind.WALL, false);
        assertThat(kontor.outcomes(1 - kontor.homeOf("buyer"), Outcome.Migrated.class))
                .hasSize(1);
        for (int ledger = 0; ledger < 2; ledger++) {
            List<byte[]> entries = kontor.ledgers.get(ledger).entryBytes();
            for (int i = 0; i < entries.size(); i++) {
                if (LedgerEntry.decode(entries.get(i)) instanceof OutcomeEntry outcome) {
                    Outcome altered = altered(OutcomeCodec.decode(outcome.body()));
                    List<byte[]> changed = new ArrayList<>(entries);
                    changed.set(i, new OutcomeEntry(OutcomeCodec.encode(altered)).encode());
                    assertNamed(kontor, ledger, changed, i);
                }
            }
        }
    }

    @Test
    void audit_outcomeMissingOrDoubled_isFound() throws Exception {
        Kontor kontor = run(LedgerClockKind.WALL, false);
        List<byte[]> entries = kontor.ledgers.get(0).entryBytes();
        int at = 0;
        while (!(LedgerEntry.decode(entries.get(at)) instanceof OutcomeEntry)) {
            at++;
        }
        List<byte[]> missing = new ArrayList<>(entries);
        missing.remove(at);
        assertNamed(kontor, 0, missing, at);
        List<byte[]> doubled = new ArrayList<>(entries);
        doubled.add(at, entries.get(at));
        assertNamed(kontor, 0, doubled, at + 1);
    }

    /** What forged messages are found by is tested with {@code NetworkReplay}'s matcher, and through the command. */
    @Test
    void replay_ofBothLedgersTogether_matchesMessagesAndAddsUp() throws Exception {
        Kontor kontor = run(LedgerClockKind.WALL, false);
        NetworkReplay replay = new NetworkReplay(kontor.network.genesis());
        for (int each = 0; each < 2; each++) {
            int ledger = each;
            LedgerAuditor auditor = new LedgerAuditor(
                    kontor.network.genesis(),
                    ledger,
                    SignatureVerifiers.best(),
                    block -> replay.block(ledger, block),
                    replay);
            for (byte[] entry : kontor.ledgers.get(ledger).entryBytes()) {
                auditor.feed(entry, 0, entry.length);
            }
            assertThat(replay.queries(ledger).accounts())
                    .isEqualTo(kontor.hosts.get(ledger).queries().accounts());
        }
        NetworkFindings found = replay.findings();
        assertThat(found.findings()).isEmpty();
        assertThat(found.underWay()).isEmpty();
        assertThat(found.early()).isEmpty();
        assertThat(found.messages()).isPositive();
        assertThat(found.outcomes()).isGreaterThan(found.messages());
        assertThat(found.totals()).singleElement().satisfies(total -> {
            assertThat(total.addsUp()).isTrue();
            assertThat(total.issued()).isPositive().isEqualTo(total.members());
        });
    }

    private static void assertNamed(Kontor kontor, int ledger, List<byte[]> entries, int index) {
        assertThatThrownBy(() -> kontor.audit(ledger, entries))
                .isInstanceOfSatisfying(
                        LedgerInvalidException.class,
                        e -> assertThat(e.index()).as(e.getMessage()).isEqualTo(index));
    }

    private static Outcome altered(Outcome outcome) {
        if (outcome instanceof Outcome.Settled s) {
            return new Outcome.Settled(
                    s.kind(),
                    s.subject(),
                    s.signer(),
                    s.payment(),
                    s.payer(),
                    s.payee(),
                    s.payeeLedger(),
                    new Money(s.amount().minor() + 1, s.amount().currency()),
                    s.reference(),
                    s.cause(),
                    s.timeMillis(),
                    s.sent());
        }
        if (outcome instanceof Outcome.Statement s && !s.sums().isEmpty()) {
            CurrencySum sum = s.sums().get(0);
            return new Outcome.Statement(
                    s.digest(),
                    List.of(new CurrencySum(
                            sum.currency(), sum.issued() + 1, sum.members() + 1, sum.sent(), sum.received())),
                    s.timeMillis());
        }
        if (outcome instanceof Outcome.Fired f) {
            return new Outcome.Fired(
                    f.instance(),
                    f.cause(),
                    f.timeMillis(),
                    f.part(),
                    f.firings().subList(0, 0),
                    f.sent());
        }
        if (outcome instanceof Outcome.Migrated m) {
            return new Outcome.Migrated(
                    m.instance(),
                    m.fromVersion(),
                    m.fromHash(),
                    m.before(),
                    m.after(),
                    List.of("signal breach begins anew"),
                    m.evidence(),
                    m.timeMillis());
        }
        return new Outcome.Expired("x", "y", Money.zero(io.tallystick.rules.money.Currency.iso("EUR")), 1);
    }
}
