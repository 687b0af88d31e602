package io.tallystick.rules.engine;

import io.tallystick.rules.account.BookLimits;
import io.tallystick.rules.account.Payee;
import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.Collection;
import java.util.TreeMap;

/**
 * What organisations have paid each other, net.
 *
 * <pre>state = count, each: from text, to text, currency, net i64; ascending, from before to, net not 0</pre>
 */
final class Paid {
    private static final int MAX_PAIRS = 4_096;

    private final TreeMap<Pair, Long> net = new TreeMap<>();

    /** From the one whose name comes first. */
    private record Pair(String from, String to, Currency currency) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int order = from.compareTo(other.from);
            order = order != 0 ? order : to.compareTo(other.to);
            return order != 0 ? order : currency.code().compareTo(other.currency.code());
        }
    }

    interface Sink {
        void pay(String payer, String payee, Money amount);
    }

    void saw(Collection<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Moved moved
                    && (moved.kind() == Effect.MoveKind.POST || moved.kind() == Effect.MoveKind.TRANSFER)) {
                for (Payee payee : moved.payees()) {
                    add(
                            moved.payer(),
                            payee.organisation(),
                            payee.amount().currency(),
                            payee.amount().minor());
                }
            }
        }
    }

    /** Sums wrap no more than the book's own, which are as large. */
    private void add(String payer, String payee, Currency currency, long amount) {
        int order = payer.compareTo(payee);
        if (order != 0 && amount != 0) {
            Pair pair = order < 0 ? new Pair(payer, payee, currency) : new Pair(payee, payer, currency);
            long sum = net.getOrDefault(pair, 0L) + (order < 0 ? amount : -amount);
            if (sum == 0) {
                net.remove(pair);
            } else {
                net.put(pair, sum);
            }
        }
    }

    void addAll(Paid other, int sign) {
        other.net.forEach((pair, amount) -> add(pair.from, pair.to, pair.currency, sign * amount));
    }

    /** Each payment that would make this, in order. */
    void payments(Sink sink) {
        new TreeMap<>(net).forEach((pair, amount) -> {
            boolean forward = amount > 0;
            Money money = new Money(Math.abs(amount), pair.currency);
            sink.pay(forward ? pair.from : pair.to, forward ? pair.to : pair.from, money);
        });
    }

    void write(StateWriter out) {
        out.count(net.size());
        net.forEach((pair, amount) ->
                new Money(amount, pair.currency).write(out.text(pair.from).text(pair.to)));
    }

    static Paid read(StateReader in) {
        Paid paid = new Paid();
        for (int left = in.count(MAX_PAIRS); left > 0; left--) {
            String from = in.text(BookLimits.MAX_NAME_BYTES);
            String to = in.text(BookLimits.MAX_NAME_BYTES);
            Money money = Money.read(in);
            Pair pair = new Pair(from, to, money.currency());
            boolean good = from.compareTo(to) < 0
                    && money.signum() != 0
                    && (paid.net.isEmpty() || paid.net.lastKey().compareTo(pair) < 0);
            CoreCodec.require(in, good, "payments in ascending order, none of 0", pair);
            paid.net.put(pair, money.minor());
        }
        return paid;
    }
}
