package io.tallystick.contracts.outcome;

import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.rules.account.CreditMessage;
import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;

/** The parts that several outcomes have in common, written and read. */
final class Parts {
    private Parts() {}

    static <T> void list(CborWriter out, List<T> items, BiConsumer<CborWriter, T> item) {
        out.array(items.size());
        items.forEach(each -> item.accept(out, each));
    }

    static void integers(CborWriter out, List<Long> items) {
        list(out, items, CborWriter::integer);
    }

    static void pairs(CborWriter out, SortedMap<String, String> map) {
        out.array(map.size());
        map.forEach((key, value) -> out.array(2).text(key).text(value));
    }

    static void hash(CborWriter out, String hex) {
        out.bytes(HexFormat.of().parseHex(hex));
    }

    static void currency(CborWriter out, Currency currency) {
        out.text(currency.code()).integer(currency.minorDigits());
    }

    static Currency currency(Items in) throws MalformedOutcomeException {
        String code = in.text();
        int digits = in.small();
        try {
            return new Currency(code, digits);
        } catch (RuntimeException e) {
            throw new MalformedOutcomeException(e.getMessage());
        }
    }

    static void money(CborWriter out, Money money) {
        currency(out.array(3), money.currency());
        out.integer(money.minor());
    }

    static Money money(Items in) throws MalformedOutcomeException {
        in.array(3);
        Currency currency = currency(in);
        return new Money(in.integer(), currency);
    }

    static void instance(CborWriter out, InstanceRef instance) {
        hash(out.array(5).text(instance.contract()).text(instance.version()), instance.hash());
        out.text(instance.id()).text(instance.subject());
    }

    static InstanceRef instance(Items in) throws MalformedOutcomeException {
        in.array(5);
        return new InstanceRef(in.text(), in.text(), in.hash(), in.text(), in.text());
    }

    static void dispatch(CborWriter out, Dispatch sent) {
        out.array(5).integer(sent.to()).integer(sent.sequence()).text(sent.kind());
        out.text(sent.receiver()).bytes(sent.body());
    }

    static Dispatch dispatch(Items in) throws MalformedOutcomeException {
        in.array(5);
        return new Dispatch(in.small(), in.integer(), in.text(), in.text(), in.bytes());
    }

    static void credit(CborWriter out, CreditMessage message) {
        out.array(7).integer(message.from()).integer(message.to()).integer(message.sequence());
        money(out.text(message.payer()).text(message.payee()), message.amount());
        out.text(message.cause());
    }

    static CreditMessage credit(Items in) throws MalformedOutcomeException {
        in.array(7);
        int from = in.small();
        int to = in.small();
        long sequence = in.integer();
        String payer = in.text();
        String payee = in.text();
        Money amount = money(in);
        String cause = in.text();
        try {
            return new CreditMessage(from, to, sequence, payer, payee, amount, cause);
        } catch (IllegalArgumentException e) {
            throw new MalformedOutcomeException(e.getMessage());
        }
    }
}
