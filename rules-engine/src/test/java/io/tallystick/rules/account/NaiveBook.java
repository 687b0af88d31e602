package io.tallystick.rules.account;

import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules of the book said once more in the plainest way: no drafts, no keys, no bytes, nothing is ever really forgotten. */
final class NaiveBook {
    record NaiveHold(String payer, Currency currency, long left, long expires, long closed) {
        boolean open() {
            return left > 0;
        }
    }

    private final BookSetup setup;
    private Map<String, BigInteger> posted = new TreeMap<>();
    private Map<String, Long> lines = new TreeMap<>();
    private Map<String, NaiveHold> holds = new TreeMap<>();
    private Map<String, String> content = new TreeMap<>();
    private Map<String, Long> doneAt = new TreeMap<>();
    private Set<String> received = new HashSet<>();
    private Map<Integer, Long> sent = new TreeMap<>();
    private long lastExpire;
    List<CreditMessage> messages = new ArrayList<>();

    NaiveBook(BookSetup setup) {
        this.setup = setup;
    }

    NaiveBook copy() {
        NaiveBook copy = new NaiveBook(setup);
        copy.posted = new TreeMap<>(posted);
        copy.lines = new TreeMap<>(lines);
        copy.holds = new TreeMap<>(holds);
        copy.content = new TreeMap<>(content);
        copy.doneAt = new TreeMap<>(doneAt);
        copy.received = new HashSet<>(received);
        copy.sent = new TreeMap<>(sent);
        copy.lastExpire = lastExpire;
        return copy;
    }

    boolean hasReceived(CreditMessage message) {
        return received.contains(message.id());
    }

    /** "Done", "AlreadyDone true", "AlreadyDone false" or the reason's name. */
    String apply(Operation op, long now) {
        messages = new ArrayList<>();
        String id = (op instanceof Operation.Receive ? "m:" : "d:") + op.id();
        if (doneAt.containsKey(id) && doneAt.get(id) + setup.retentionMillis() > lastExpire) {
            return content.get(id).equals(op.toString()) ? "AlreadyDone true" : "DIFFERENT_CONTENT_UNDER_SAME_ID";
        }
        if (op instanceof Operation.Receive r && received.contains(r.message().id())) {
            return "AlreadyDone false";
        }
        NaiveBook before = copy();
        String result = step(op, now);
        if (!result.equals("Done")) {
            posted = before.posted;
            lines = before.lines;
            holds = before.holds;
            received = before.received;
            sent = before.sent;
            messages = new ArrayList<>();
            return result;
        }
        content.put(id, op.toString());
        doneAt.put(id, now);
        return result;
    }

    List<Expired> expire(long now) {
        lastExpire = Math.max(lastExpire, now);
        List<String> due = new ArrayList<>();
        holds.forEach((id, hold) -> {
            if (hold.open() && hold.expires() <= now) {
                due.add(id);
            }
        });
        due.sort((a, b) -> {
            int byTime = Long.compare(holds.get(a).expires(), holds.get(b).expires());
            return byTime != 0 ? byTime : a.compareTo(b);
        });
        List<Expired> expired = new ArrayList<>();
        for (String id : due) {
            NaiveHold h = holds.get(id);
            expired.add(new Expired(id, h.payer(), new Money(h.left(), h.currency())));
            holds.put(id, new NaiveHold(h.payer(), h.currency(), 0, h.expires(), now));
        }
        return expired;
    }

    /** Every account with anything in it: key, balance, held, line. */
    List<String> lines() {
        Set<String> keys = new TreeSet<>(posted.keySet());
        keys.addAll(lines.keySet());
        List<String> all = new ArrayList<>();
        for (String key : keys) {
            BigInteger balance = posted.getOrDefault(key, BigInteger.ZERO);
            long line = lines.getOrDefault(key, 0L);
            if (balance.signum() != 0 || held(key).signum() != 0 || line != 0) {
                all.add(key + " " + balance + " " + held(key) + " " + line);
            }
        }
        return all;
    }

    private String step(Operation op, long now) {
        if (op instanceof Operation.Issue i) {
            Money amount = i.to().amount();
            String early = first(positive(amount), issuer(i.issuer(), amount.currency()));
            return early.equals("Done")
                    ? first(add("i", i.issuer(), amount, -1), pay(i.issuer(), i.to(), i.id()))
                    : early;
        } else if (op instanceof Operation.Transfer t) {
            Money amount = t.to().amount();
            String early = first(positive(amount), known(amount.currency()), funds(t.payer(), amount));
            return early.equals("Done")
                    ? first(add("m", t.payer(), amount, -1), pay(t.payer(), t.to(), t.id()))
                    : early;
        } else if (op instanceof Operation.PlaceHold h) {
            String early = first(positive(h.amount()), known(h.amount().currency()));
            if (!early.equals("Done")) {
                return early;
            }
            NaiveHold there = holds.get(h.hold());
            if (there != null && !forgotten(there)) {
                return "HOLD_EXISTS";
            }
            if (h.expiresMillis() <= now) {
                return "EXPIRY_PASSED";
            }
            holds.remove(h.hold());
            String poor = funds(h.payer(), h.amount());
            if (!poor.isEmpty()) {
                return poor;
            }
            holds.put(
                    h.hold(),
                    new NaiveHold(h.payer(), h.amount().currency(), h.amount().minor(), h.expiresMillis(), 0));
            return "Done";
        } else if (op instanceof Operation.Post p) {
            return post(p.id(), p.hold(), p.payees(), p.keepRest(), now);
        } else if (op instanceof Operation.PostAll p) {
            NaiveHold h = holds.get(p.hold());
            Money all = h == null ? null : new Money(h.left(), h.currency());
            List<Payee> to = h == null ? List.of() : List.of(new Payee(p.payee(), p.ledger(), all));
            return post(p.id(), p.hold(), to, false, now);
        } else if (op instanceof Operation.VoidHold v) {
            String closed = open(v.hold());
            if (closed.isEmpty()) {
                NaiveHold h = holds.get(v.hold());
                holds.put(v.hold(), new NaiveHold(h.payer(), h.currency(), 0, h.expires(), now));
            }
            return first(closed);
        } else if (op instanceof Operation.GrantCredit g) {
            String early = first(
                    g.line().minor() < 0 ? "NOT_POSITIVE" : "",
                    issuer(g.issuer(), g.line().currency()));
            if (!early.equals("Done")) {
                return early;
            }
            String key = key("m", g.organisation(), g.line().currency());
            BigInteger own = posted.getOrDefault(key, BigInteger.ZERO).subtract(held(key));
            if (own.add(BigInteger.valueOf(g.line().minor())).signum() < 0) {
                return "CREDIT_IN_USE";
            }
            lines.put(key, g.line().minor());
            return "Done";
        }
        CreditMessage m = ((Operation.Receive) op).message();
        if (m.to() != setup.ledger()) {
            return "WRONG_LEDGER";
        }
        received.add(m.id());
        return first(
                known(m.amount().currency()),
                add("n", "" + m.from(), m.amount(), -1),
                add("m", m.payee(), m.amount(), 1));
    }

    private String post(String id, String holdId, List<Payee> payees, boolean keep, long now) {
        String closed = open(holdId);
        if (!closed.isEmpty()) {
            return closed;
        }
        NaiveHold h = holds.get(holdId);
        if (h.expires() <= now) {
            return "HOLD_EXPIRED";
        }
        BigInteger total = BigInteger.ZERO;
        for (Payee payee : payees) {
            if (!payee.amount().currency().equals(h.currency())) {
                return "CURRENCY_MISMATCH";
            }
            if (payee.amount().minor() < 0) {
                return "NOT_POSITIVE";
            }
            total = total.add(BigInteger.valueOf(payee.amount().minor()));
            if (total.compareTo(BigInteger.valueOf(h.left())) > 0) {
                return "MORE_THAN_HELD";
            }
        }
        long left = keep ? h.left() - total.longValueExact() : 0;
        holds.put(holdId, new NaiveHold(h.payer(), h.currency(), left, h.expires(), left == 0 ? now : 0));
        add("m", h.payer(), new Money(total.longValueExact(), h.currency()), -1);
        for (Payee payee : payees) {
            String full = pay(h.payer(), payee, id);
            if (!full.isEmpty()) {
                return full;
            }
        }
        return "Done";
    }

    private String pay(String payer, Payee to, String cause) {
        if (to.amount().minor() == 0 || to.ledger() == setup.ledger()) {
            return add("m", to.organisation(), to.amount(), 1);
        }
        long sequence = sent.merge(to.ledger(), 1L, Long::sum);
        messages.add(
                new CreditMessage(setup.ledger(), to.ledger(), sequence, payer, to.organisation(), to.amount(), cause));
        return add("o", "" + to.ledger(), to.amount(), 1);
    }

    private String add(String kind, String owner, Money amount, int sign) {
        String key = key(kind, owner, amount.currency());
        BigInteger change = BigInteger.valueOf(amount.minor()).multiply(BigInteger.valueOf(sign));
        BigInteger sum = posted.merge(key, change, BigInteger::add);
        return sum.bitLength() >= Long.SIZE ? "OVERFLOW" : "";
    }

    private String funds(String payer, Money amount) {
        String key = key("m", payer, amount.currency());
        BigInteger available = posted.getOrDefault(key, BigInteger.ZERO)
                .subtract(held(key))
                .add(BigInteger.valueOf(lines.getOrDefault(key, 0L)));
        return available.compareTo(BigInteger.valueOf(amount.minor())) < 0 ? "INSUFFICIENT_FUNDS" : "";
    }

    private BigInteger held(String key) {
        return holds.values().stream()
                .filter(hold -> key("m", hold.payer(), hold.currency()).equals(key))
                .map(hold -> BigInteger.valueOf(hold.left()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private String open(String id) {
        NaiveHold h = holds.get(id);
        if (h == null || forgotten(h)) {
            return "UNKNOWN_HOLD";
        }
        return h.open() ? "" : h.closed() >= h.expires() ? "HOLD_EXPIRED" : "HOLD_CLOSED";
    }

    private boolean forgotten(NaiveHold hold) {
        return !hold.open() && hold.closed() + setup.retentionMillis() <= lastExpire;
    }

    private String known(Currency currency) {
        BookSetup.Issuer found = setup.issuers().get(currency.code());
        return found == null || !found.currency().equals(currency) ? "UNKNOWN_CURRENCY" : "";
    }

    private String issuer(String organisation, Currency currency) {
        String unknown = known(currency);
        if (!unknown.isEmpty()) {
            return unknown;
        }
        return setup.issuers().get(currency.code()).organisation().equals(organisation) ? "" : "NOT_ISSUER";
    }

    private static String positive(Money amount) {
        return amount.minor() > 0 ? "" : "NOT_POSITIVE";
    }

    private static String key(String kind, String owner, Currency currency) {
        return "a:" + kind + ":" + currency.code() + ":" + owner;
    }

    /** The first that is not empty, or "Done". */
    private static String first(String... reasons) {
        for (String reason : reasons) {
            if (!reason.isEmpty()) {
                return reason;
            }
        }
        return "Done";
    }
}
