package io.tallystick.contracts.record;

import io.tallystick.contracts.outcome.Dispatch;
import io.tallystick.contracts.outcome.InstanceRef;
import io.tallystick.contracts.outcome.MalformedOutcomeException;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.outcome.OutcomeCodec;
import io.tallystick.rules.account.CreditMessage;
import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.engine.Firing;
import java.util.ArrayList;
import java.util.List;

/** Makes the records of one outcome from it and its place alone. */
public final class OutcomeRecords {
    private final String network;
    private final int ledger;
    private final long index;
    private final Outcome outcome;
    private final List<OutcomeRecord> records = new ArrayList<>();

    private OutcomeRecords(String network, int ledger, long index, Outcome outcome) {
        this.network = network;
        this.ledger = ledger;
        this.index = index;
        this.outcome = outcome;
    }

    /**
     * The records of an outcome entry's body, in the order of its effects; messages come last.
     *
     * @throws MalformedOutcomeException if it is no outcome
     */
    public static List<OutcomeRecord> of(String network, int ledger, long index, byte[] body)
            throws MalformedOutcomeException {
        return of(network, ledger, index, OutcomeCodec.decode(body));
    }

    /** The records of an outcome, in the order of its effects; messages come last. */
    public static List<OutcomeRecord> of(String network, int ledger, long index, Outcome outcome) {
        OutcomeRecords records = new OutcomeRecords(network, ledger, index, outcome);
        if (outcome instanceof Outcome.Fired fired) {
            for (Firing firing : fired.firings()) {
                for (Effect effect : firing.effects()) {
                    records.effect(fired.instance(), firing, effect);
                }
            }
        } else if (outcome instanceof Outcome.Settled settled) {
            records.add(Settlements.of(records.origin(null, null, List.of(settled.cause())), settled, ledger));
        } else if (outcome instanceof Outcome.Received received) {
            records.add(Settlements.of(records.origin(null, null, List.of(received.cause())), received.message()));
        } else if (outcome instanceof Outcome.Expired expired) {
            records.add(Settlements.of(records.origin(null, null, List.of()), expired));
        }
        records.messages();
        return records.records;
    }

    private void effect(InstanceRef instance, Firing firing, Effect effect) {
        if (effect instanceof Effect.AlertChanged alert) {
            Alerts.of(origin(instance, firing.rule(), firing.evidence()), instance.subject(), alert)
                    .ifPresent(records::add);
        } else if (effect instanceof Effect.Moved moved) {
            for (Settlements.Leg leg : Settlements.legs(moved, ledger)) {
                add(leg.record(origin(instance, firing.rule(), firing.evidence()), instance.subject()));
            }
        } else if (effect instanceof Effect.Commanded command) {
            add(new OutcomeRecord.CommandRecord(
                    origin(instance, firing.rule(), firing.evidence()),
                    instance.subject(),
                    command.device(),
                    command.name(),
                    command.arguments(),
                    command.notAfterMillis() == Long.MAX_VALUE ? null : command.notAfterMillis()));
        }
    }

    private void messages() {
        InstanceRef instance = outcome instanceof Outcome.Fired fired ? fired.instance() : null;
        List<Long> evidence = outcome instanceof Outcome.Fired fired && fired.cause() >= 0
                ? List.of(fired.cause())
                : outcome instanceof Outcome.Settled settled ? List.of(settled.cause()) : List.of();
        String rule =
                outcome instanceof Outcome.Fired fired ? fired.firings().get(0).rule() : null;
        for (Dispatch sent : outcome.sent()) {
            add(new OutcomeRecord.MessageRecord(
                    origin(instance, rule, evidence),
                    sent.to(),
                    sent.sequence(),
                    instance == null ? "" : instance.subject(),
                    sent.receiver(),
                    sent.kind(),
                    OutcomeRecord.MessageRecord.CONTENT_TYPE,
                    sent.body()));
        }
    }

    private void add(OutcomeRecord item) {
        records.add(item);
    }

    /** The origin of the record that comes next. */
    private Origin origin(InstanceRef instance, String rule, List<Long> evidence) {
        return new Origin(
                network + '/' + ledger + '/' + index + '/' + records.size(),
                network,
                ledger,
                index,
                outcome.timeMillis(),
                instance == null ? null : instance.contract(),
                instance == null ? null : instance.version(),
                instance == null ? null : instance.hash(),
                instance == null ? null : instance.id(),
                rule,
                evidence);
    }

    /** The payment of a message, as both ledgers name it. */
    static String paymentOf(CreditMessage message) {
        return message.from() + "/" + message.cause();
    }
}
