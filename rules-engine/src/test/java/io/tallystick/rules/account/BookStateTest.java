package io.tallystick.rules.account;

import static io.tallystick.rules.account.Books.EUR;
import static io.tallystick.rules.account.Books.HERE;
import static io.tallystick.rules.account.Books.THERE;
import static io.tallystick.rules.account.Books.done;
import static io.tallystick.rules.account.Books.eur;
import static io.tallystick.rules.account.Books.full;
import static io.tallystick.rules.account.Books.funded;
import static io.tallystick.rules.account.Books.payee;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateMutations;
import io.tallystick.rules.state.StateReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookStateTest {
    @Test
    void fromBytes_everyBitFlipped_isRefusedOrAnother() {
        byte[] good = full().toBytes();
        assertThat(Book.fromBytes(HERE, good).toBytes()).isEqualTo(good);
        int refused = StateMutations.flip(
                good,
                changed -> assertThat(Book.fromBytes(HERE, changed).toBytes()).isEqualTo(changed),
                ImbalanceException.class);
        assertThat(refused).isGreaterThan(4 * good.length);
    }

    @Test
    void fromBytes_cutLongerOrOfAnotherLedger_isRefused() {
        byte[] good = full().toBytes();
        StateMutations.cut(good, cut -> Book.fromBytes(HERE, cut));
        assertThatThrownBy(() -> Book.fromBytes(HERE, Arrays.copyOf(good, good.length + 1)))
                .hasMessageContaining("want the end");
        assertThatThrownBy(() -> Book.fromBytes(THERE, good)).hasMessageContaining("want ledger 1, got 0");
    }

    @Test
    void restore_withOneEntryMissingOrTwice_isRefusedWhereMoneyWouldChange() {
        Book book = full();
        List<Change.Put> stored = new ArrayList<>();
        book.drainChanges().forEach(change -> stored.add((Change.Put) change));
        assertThat(Book.restore(HERE, stored).toBytes()).isEqualTo(book.toBytes());
        for (Change.Put gone : stored) {
            List<Change.Put> rest = new ArrayList<>(stored);
            rest.remove(gone);
            if (gone.key().startsWith("a:") && !gone.key().endsWith(":seller")
                    || gone.key().equals("h:open")) {
                assertThatThrownBy(() -> Book.restore(HERE, rest))
                        .as(gone.key())
                        .isInstanceOfAny(MalformedStateException.class, ImbalanceException.class);
            }
            rest.add(gone);
            rest.add(gone);
            assertThatThrownBy(() -> Book.restore(HERE, rest)).hasMessageContaining("each key once");
        }
    }

    @Test
    void drainChanges_afterOneTransfer_areItsAccountsAndItsId() {
        Book book = funded();
        book.drainChanges();
        done(book, new Operation.Transfer("t1", "buyer", payee("seller", "1000.00")), 2);
        List<Change> changes = book.drainChanges();
        assertThat(changes).extracting(Change::key).containsExactly("a:m:EUR:buyer", "a:m:EUR:seller", "d:t1");
        assertThat(changes.get(0)).isInstanceOf(Change.Delete.class);
        assertThat(book.drainChanges()).isEmpty();
    }

    @Test
    void message_everyBitFlippedOrCut_isRefusedOrAnother() {
        CreditMessage message = new CreditMessage(1, 0, 7, "seller", "buy\u00e9r", eur("1.23"), "cause");
        byte[] good = StateMutations.bytes(message, CreditMessage::write);
        StateMutations.flip(
                good,
                changed ->
                        assertThat(CreditMessage.read(new StateReader(changed))).isNotEqualTo(message));
        StateMutations.cut(good, cut -> StateMutations.read(cut, CreditMessage::read));
    }

    @Test
    void draft_oneAccountMoreThanABookMayHave_isRefused() {
        Entries entries = new Entries(1);
        for (int i = 0; i < BookLimits.MAX_ACCOUNTS; i++) {
            entries.put(new Account(AccountKey.member("m" + i, EUR), 0, 0, 1));
        }
        Draft draft = new Draft(HERE, entries);
        draft.put(new Account(AccountKey.member("m7", EUR), 0, 0, 2));
        assertThatThrownBy(() -> draft.credit(AccountKey.member("one more", EUR), 1))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.refused().reason()).isEqualTo(Reason.BOOK_FULL));
    }
}
