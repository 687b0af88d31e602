package io.tallystick.contracts.outcome;

import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.engine.Firing;
import java.util.Arrays;

/**
 * Outcomes as deterministic CBOR (RFC 8949 section 4.2.1), and back; the grammar is in docs/reference/contract-ledger.md. Each outcome
 * has one form, and each form that is read is the one that is written.
 */
public final class OutcomeCodec {
    private static final int[] SIZES = {0, 8, 5, 7, 8, 13, 6, 4, 5, 8, 4, 9};

    private OutcomeCodec() {}

    /** The body of an outcome entry. */
    public static byte[] encode(Outcome outcome) {
        CborWriter out = new CborWriter(512);
        write(out, outcome);
        return out.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws MalformedOutcomeException for anything else
     */
    public static Outcome decode(byte[] body) throws MalformedOutcomeException {
        Items in = new Items(body);
        Outcome outcome = read(in);
        in.end();
        if (!Arrays.equals(encode(outcome), body)) {
            throw new MalformedOutcomeException("want an outcome in its one form, got another");
        }
        return outcome;
    }

    private static void write(CborWriter out, Outcome outcome) {
        if (outcome instanceof Outcome.Activated o) {
            Parts.hash(out.array(8).integer(1).text(o.contract()).text(o.version()), o.hash());
            Parts.pairs(out, o.parties());
            Parts.integers(out.bool(o.retired()), o.evidence());
        } else if (outcome instanceof Outcome.Opened o) {
            Parts.instance(out.array(5).integer(2), o.instance());
            Parts.pairs(out, o.parties());
            Parts.integers(out, o.evidence());
        } else if (outcome instanceof Outcome.Fired o) {
            Parts.instance(out.array(7).integer(3), o.instance());
            Parts.list(out.integer(o.cause()).integer(o.part()), o.firings(), OutcomeCodec::firing);
            Parts.list(out, o.sent(), Parts::dispatch);
        } else if (outcome instanceof Outcome.Refused o) {
            out.array(8).integer(4).text(o.matter().name()).text(o.subject()).text(o.signer());
            Parts.integers(out.text(o.code()).text(o.detail()), o.evidence());
        } else if (outcome instanceof Outcome.Settled o) {
            out.array(13).integer(5).text(o.kind().name()).text(o.subject()).text(o.signer());
            out.text(o.payment()).text(o.payer()).text(o.payee()).integer(o.payeeLedger());
            Parts.money(out, o.amount());
            Parts.list(out.text(o.reference()).integer(o.cause()), o.sent(), Parts::dispatch);
        } else if (outcome instanceof Outcome.Credited o) {
            Parts.money(out.array(6).integer(6).text(o.signer()).text(o.organisation()), o.line());
            out.integer(o.cause());
        } else if (outcome instanceof Outcome.Received o) {
            Parts.credit(out.array(4).integer(7), o.message());
            out.integer(o.cause());
        } else if (outcome instanceof Outcome.Expired o) {
            Parts.money(out.array(5).integer(8).text(o.hold()).text(o.payer()), o.freed());
        } else if (outcome instanceof Outcome.Consented o) {
            out.array(8).integer(9).text(o.subject()).text(o.signer()).text(o.reader());
            out.text(o.scope()).bool(o.granted()).integer(o.cause());
        } else if (outcome instanceof Outcome.Statement o) {
            Parts.hash(out.array(4).integer(10), o.digest());
            Parts.list(out, o.sums(), OutcomeCodec::sum);
        } else if (outcome instanceof Outcome.Migrated o) {
            Parts.instance(out.array(9).integer(11), o.instance());
            Parts.hash(out.text(o.fromVersion()), o.fromHash());
            Parts.list(out.text(o.before()).text(o.after()), o.notes(), CborWriter::text);
            Parts.integers(out, o.evidence());
        }
        out.integer(outcome.timeMillis());
    }

    private static Outcome read(Items in) throws MalformedOutcomeException {
        return switch ((int) in.kind(SIZES)) {
            case 1 ->
                new Outcome.Activated(
                        in.text(), in.text(), in.hash(), in.pairs(), in.truth(), in.integers(), in.integer());
            case 2 -> new Outcome.Opened(Parts.instance(in), in.pairs(), in.integers(), in.integer());
            case 3 -> fired(in);
            case 4 ->
                new Outcome.Refused(
                        in.word(Matter.class), in.text(), in.text(), in.text(), in.text(), in.integers(), in.integer());
            case 5 -> settled(in);
            case 6 -> new Outcome.Credited(in.text(), in.text(), Parts.money(in), in.integer(), in.integer());
            case 7 -> new Outcome.Received(Parts.credit(in), in.integer(), in.integer());
            case 8 -> new Outcome.Expired(in.text(), in.text(), Parts.money(in), in.integer());
            case 9 ->
                new Outcome.Consented(
                        in.text(), in.text(), in.text(), in.text(), in.truth(), in.integer(), in.integer());
            case 11 ->
                new Outcome.Migrated(
                        Parts.instance(in),
                        in.text(),
                        in.hash(),
                        in.text(),
                        in.text(),
                        in.list(Items::text),
                        in.integers(),
                        in.integer());
            default -> new Outcome.Statement(in.hash(), in.list(OutcomeCodec::sum), in.integer());
        };
    }

    private static Outcome fired(Items in) throws MalformedOutcomeException {
        InstanceRef instance = Parts.instance(in);
        long cause = in.integer();
        int part = in.small();
        var firings = in.list(OutcomeCodec::firing);
        var sent = in.list(Parts::dispatch);
        return new Outcome.Fired(instance, cause, in.integer(), part, firings, sent);
    }

    private static Outcome settled(Items in) throws MalformedOutcomeException {
        var kind = in.word(Effect.MoveKind.class);
        String subject = in.text();
        String signer = in.text();
        String payment = in.text();
        String payer = in.text();
        String payee = in.text();
        int ledger = in.small();
        var amount = Parts.money(in);
        String reference = in.text();
        long cause = in.integer();
        var sent = in.list(Parts::dispatch);
        return new Outcome.Settled(
                kind, subject, signer, payment, payer, payee, ledger, amount, reference, cause, in.integer(), sent);
    }

    private static void firing(CborWriter out, Firing firing) {
        out.array(6).text(firing.rule()).integer(firing.atMillis());
        Parts.integers(out, firing.evidence());
        Parts.list(out.text(firing.before()).text(firing.after()), firing.effects(), EffectCodec::write);
    }

    private static Firing firing(Items in) throws MalformedOutcomeException {
        in.array(6);
        return new Firing(in.text(), in.integer(), in.integers(), in.text(), in.text(), in.list(EffectCodec::read));
    }

    private static void sum(CborWriter out, CurrencySum sum) {
        Parts.currency(out.array(6), sum.currency());
        out.integer(sum.issued()).integer(sum.members()).integer(sum.sent()).integer(sum.received());
    }

    private static CurrencySum sum(Items in) throws MalformedOutcomeException {
        in.array(6);
        return new CurrencySum(Parts.currency(in), in.integer(), in.integer(), in.integer(), in.integer());
    }
}
