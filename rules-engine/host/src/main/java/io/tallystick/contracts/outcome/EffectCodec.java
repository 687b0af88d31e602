package io.tallystick.contracts.outcome;

import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.rules.account.Payee;
import io.tallystick.rules.account.Reason;
import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.money.Money;
import java.util.List;

/** Effects as CBOR, and back. */
final class EffectCodec {
    private static final int[] SIZES = {0, 3, 5, 11, 5, 5, 4, 3, 4, 3, 2};

    private EffectCodec() {}

    static void write(CborWriter out, Effect effect) {
        if (effect instanceof Effect.VariableSet set) {
            out.array(3).integer(1).text(set.name()).text(set.text());
        } else if (effect instanceof Effect.AlertChanged alert) {
            AlertCodec.write(out.array(5).integer(2), alert.change());
            out.text(alert.message()).text(alert.details()).text(alert.by());
        } else if (effect instanceof Effect.Moved moved) {
            moved(out.array(11).integer(3), moved);
        } else if (effect instanceof Effect.Refused refused) {
            out.array(5).integer(4).text(refused.operation()).text(refused.effect());
            out.text(refused.reason().name()).text(refused.detail());
        } else if (effect instanceof Effect.Commanded command) {
            out.array(5).integer(5).text(command.name()).text(command.device()).text(command.arguments());
            time(out, command.notAfterMillis());
        } else if (effect instanceof Effect.Sent sent) {
            out.array(4).integer(6).text(sent.to()).text(sent.name()).text(sent.json());
        } else if (effect instanceof Effect.OwnerChanged owner) {
            out.array(3).integer(7).text(owner.role()).text(owner.organisation());
        } else if (effect instanceof Effect.ConsentChanged consent) {
            out.array(4).integer(8).text(consent.reader()).text(consent.scope()).bool(consent.granted());
        } else if (effect instanceof Effect.Noted noted) {
            out.array(3).integer(9).text(noted.kind()).text(noted.text());
        } else if (effect instanceof Effect.Suspended suspended) {
            out.array(2).integer(10).text(suspended.reason());
        } else {
            throw new IllegalStateException("effect: want a known one, got " + effect);
        }
    }

    static Effect read(Items in) throws MalformedOutcomeException {
        return switch ((int) in.kind(SIZES)) {
            case 1 -> new Effect.VariableSet(in.text(), in.text());
            case 2 -> new Effect.AlertChanged(AlertCodec.read(in), in.text(), in.text(), in.text());
            case 3 -> moved(in);
            case 4 -> new Effect.Refused(in.text(), in.text(), in.word(Reason.class), in.text());
            case 5 -> new Effect.Commanded(in.text(), in.text(), in.text(), in.integerOr(Long.MAX_VALUE));
            case 6 -> new Effect.Sent(in.text(), in.text(), in.text());
            case 7 -> new Effect.OwnerChanged(in.text(), in.text());
            case 8 -> new Effect.ConsentChanged(in.text(), in.text(), in.truth());
            case 9 -> new Effect.Noted(in.text(), in.text());
            default -> new Effect.Suspended(in.text());
        };
    }

    private static void moved(CborWriter out, Effect.Moved moved) {
        out.text(moved.kind().name())
                .text(moved.effect())
                .text(moved.operation())
                .text(moved.hold());
        Parts.list(out.text(moved.payer()), moved.payees(), (to, payee) -> {
            to.array(3).text(payee.organisation()).integer(payee.ledger());
            Parts.money(to, payee.amount());
        });
        Parts.money(out, moved.amount());
        time(out, moved.expiresMillis());
        Parts.list(out.text(moved.reference()), moved.messages(), Parts::credit);
    }

    private static Effect.Moved moved(Items in) throws MalformedOutcomeException {
        Effect.MoveKind kind = in.word(Effect.MoveKind.class);
        String effect = in.text();
        String operation = in.text();
        String hold = in.text();
        String payer = in.text();
        List<Payee> payees = in.list(EffectCodec::payee);
        Money amount = Parts.money(in);
        long expires = in.integerOr(Long.MAX_VALUE);
        return new Effect.Moved(
                kind, effect, operation, hold, payer, payees, amount, expires, in.text(), in.list(Parts::credit));
    }

    private static Payee payee(Items in) throws MalformedOutcomeException {
        in.array(3);
        String organisation = in.text();
        int ledger = in.small();
        Money amount = Parts.money(in);
        try {
            return new Payee(organisation, ledger, amount);
        } catch (IllegalArgumentException e) {
            throw new MalformedOutcomeException(e.getMessage());
        }
    }

    private static void time(CborWriter out, long millis) {
        if (millis == Long.MAX_VALUE) {
            out.nil();
        } else {
            out.integer(millis);
        }
    }
}
