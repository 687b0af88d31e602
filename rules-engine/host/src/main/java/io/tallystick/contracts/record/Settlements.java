package io.tallystick.contracts.record;

import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.record.OutcomeRecord.SettlementKind;
import io.tallystick.contracts.record.OutcomeRecord.SettlementLeg;
import io.tallystick.contracts.record.OutcomeRecord.SettlementRecord;
import io.tallystick.rules.account.CreditMessage;
import io.tallystick.rules.account.Hold;
import io.tallystick.rules.account.Payee;
import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.money.Money;
import java.util.ArrayList;
import java.util.List;

/** Settlement records: one for each payee, or for the hold. */
final class Settlements {
    private Settlements() {}

    /** One record to be, without its place. */
    record Leg(Effect.Moved moved, Payee payee, SettlementLeg leg, String paymentId) {
        SettlementRecord record(Origin origin, String subject) {
            Money amount = payee == null ? moved.amount() : payee.amount();
            String payer = moved.kind() == Effect.MoveKind.ISSUE ? null : moved.payer();
            String account = payee != null && payer == null ? payee.organisation() : moved.payer();
            return new SettlementRecord(
                    origin,
                    SettlementKind.valueOf(moved.kind().name()),
                    leg,
                    paymentId,
                    moved.hold().isEmpty() ? null : moved.hold(),
                    payer,
                    payee == null ? null : payee.organisation(),
                    amount.minor(),
                    amount.currency().code(),
                    amount.currency().minorDigits(),
                    moved.expiresMillis() == Hold.NEVER ? null : (Long) moved.expiresMillis(),
                    moved.reference(),
                    subject,
                    account);
        }
    }

    /** The legs of a movement that this ledger sees. */
    static List<Leg> legs(Effect.Moved moved, int ledger) {
        List<Leg> legs = new ArrayList<>();
        String payment = ledger + "/" + moved.operation();
        for (Payee payee : moved.payees()) {
            legs.add(new Leg(
                    moved, payee, payee.ledger() == ledger ? SettlementLeg.WHOLE : SettlementLeg.DEBIT, payment));
        }
        if (legs.isEmpty()) {
            legs.add(new Leg(moved, null, SettlementLeg.WHOLE, payment));
        }
        return legs;
    }

    /** The record of a document's payment. */
    static SettlementRecord of(Origin origin, Outcome.Settled settled, int ledger) {
        boolean issue = settled.kind() == Effect.MoveKind.ISSUE;
        return record(
                origin,
                SettlementKind.valueOf(settled.kind().name()),
                settled.payeeLedger() == ledger ? SettlementLeg.WHOLE : SettlementLeg.DEBIT,
                ledger + "/" + settled.payment(),
                null,
                issue ? null : settled.payer(),
                settled.payee(),
                settled.amount(),
                settled.reference(),
                issue ? settled.payee() : settled.payer());
    }

    /** The record of money that came from another ledger. */
    static SettlementRecord of(Origin origin, CreditMessage message) {
        return record(
                origin,
                SettlementKind.TRANSFER,
                SettlementLeg.CREDIT,
                OutcomeRecords.paymentOf(message),
                null,
                message.payer(),
                message.payee(),
                message.amount(),
                "",
                message.payee());
    }

    /** The record of a hold that expired: its money is free again. */
    static SettlementRecord of(Origin origin, Outcome.Expired expired) {
        return record(
                origin,
                SettlementKind.VOID,
                SettlementLeg.WHOLE,
                origin.ledger() + "/" + expired.hold() + "/expired",
                expired.hold(),
                expired.payer(),
                null,
                expired.freed(),
                "expired",
                expired.payer());
    }

    private static SettlementRecord record(
            Origin origin,
            SettlementKind kind,
            SettlementLeg leg,
            String paymentId,
            String holdId,
            String payer,
            String payee,
            Money amount,
            String reference,
            String account) {
        return new SettlementRecord(
                origin,
                kind,
                leg,
                paymentId,
                holdId,
                payer,
                payee,
                amount.minor(),
                amount.currency().code(),
                amount.currency().minorDigits(),
                null,
                reference,
                null,
                account);
    }
}
