package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.rules.account.Payee;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.engine.Firing;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.simulate.Outcome;
import io.tallystick.rules.timer.Alert;
import io.tallystick.rules.timer.AlertChange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An outcome as the records that a ledger would publish: alerts, settlements, commands, messages, with the names of their Avro fields.
 * Times are text in UTC; what only a ledger knows stands for itself: the network is {@code simulation}, its ledger 0.
 */
final class SimulatedRecords {
    private static final String NETWORK = "simulation";

    private final Contract contract;
    /** Steps of the ladder that open alerts have taken, by instance and key. */
    private final Map<String, Integer> escalations = new HashMap<>();

    SimulatedRecords(Contract contract) {
        this.contract = contract;
    }

    /**
     * The records, in order.
     *
     * @param line of the data file that brought it about; 0 for none
     */
    List<Map<String, Object>> of(Outcome outcome, long line) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (Firing firing : outcome.firings()) {
            for (Effect effect : firing.effects()) {
                Map<String, Object> record = record(outcome, firing, effect);
                if (effect instanceof Effect.Moved moved && moved.payees().size() > 1) {
                    moved.payees().forEach(payee -> add(records, outcome, firing, line, moved(moved, payee)));
                } else if (record != null) {
                    add(records, outcome, firing, line, record);
                }
            }
        }
        return records;
    }

    private void add(
            List<Map<String, Object>> records, Outcome outcome, Firing firing, long line, Map<String, Object> own) {
        Map<String, Object> record = Json.object("topic", own.remove("topic"));
        record.put("effectId", NETWORK + "/0/" + outcome.index() + "/" + records.size());
        record.put("network", NETWORK);
        record.put("ledger", 0);
        record.put("index", outcome.index());
        record.put("time", Instant.ofEpochMilli(firing.atMillis()));
        record.put("subject", outcome.subject());
        record.putAll(own);
        record.put("contract", contract.identity().name());
        record.put("contractVersion", contract.identity().version());
        record.put("contractHash", contract.identity().hash());
        record.put("instance", outcome.instance());
        record.put("rule", firing.rule());
        record.put("evidence", firing.evidence());
        if (line > 0) {
            record.put("line", line);
        }
        records.add(record);
    }

    private Map<String, Object> record(Outcome outcome, Firing firing, Effect effect) {
        if (effect instanceof Effect.AlertChanged alert) {
            return alert(outcome, alert);
        } else if (effect instanceof Effect.Moved moved) {
            return moved(moved, moved.payees().isEmpty() ? null : moved.payees().get(0));
        } else if (effect instanceof Effect.Commanded command) {
            return Json.object(
                    "topic",
                    "commands",
                    "device",
                    command.device(),
                    "name",
                    command.name(),
                    "arguments",
                    command.arguments(),
                    "notAfter",
                    command.notAfterMillis() == Long.MAX_VALUE ? null : Instant.ofEpochMilli(command.notAfterMillis()));
        } else if (effect instanceof Effect.Sent sent) {
            return Json.object("topic", "messages", "to", sent.to(), "name", sent.name(), "content", sent.json());
        } else if (effect instanceof Effect.Refused refused) {
            return Json.object(
                    "topic",
                    "refusals",
                    "effect",
                    refused.effect(),
                    "reason",
                    refused.reason(),
                    "detail",
                    refused.detail());
        } else if (effect instanceof Effect.Suspended suspended) {
            return Json.object(
                    "topic",
                    "suspensions",
                    "reason",
                    suspended.reason(),
                    "told",
                    outcome.told().isEmpty() ? null : outcome.told());
        }
        return null;
    }

    /** Null for a repetition, of which nobody is told. */
    private Map<String, Object> alert(Outcome outcome, Effect.AlertChanged changed) {
        AlertChange change = changed.change();
        Alert alert = change.alert();
        String id = outcome.instance() + "\n" + alert.key();
        int escalation = escalations.getOrDefault(id, 0);
        switch (change.what()) {
            case REPEATED -> {
                return null;
            }
            case RAISED, CLEARED -> escalations.remove(id);
            case STEPPED_UP -> escalations.put(id, escalation + 1);
            case STEPPED_DOWN -> escalations.put(id, Math.max(0, escalation - 1));
            default -> {
                // Neither an update nor an acknowledgement is a step.
            }
        }
        return Json.object(
                "topic",
                "alerts",
                "key",
                alert.key(),
                "state",
                state(change.what()),
                "severity",
                alert.severity(),
                "raisedAt",
                Instant.ofEpochMilli(alert.raisedMs()),
                "occurrences",
                alert.times(),
                "escalation",
                change.what() == AlertChange.What.CLEARED ? escalation : escalations.getOrDefault(id, 0),
                "message",
                changed.message(),
                "details",
                details(changed.details()),
                "acknowledgedBy",
                changed.by().isEmpty() ? null : changed.by());
    }

    private static String state(AlertChange.What what) {
        return switch (what) {
            case RAISED -> "RAISED";
            case CLEARED -> "CLEARED";
            case ACKNOWLEDGED -> "ACKNOWLEDGED";
            default -> "UPDATED";
        };
    }

    private static Map<String, Object> details(String json) {
        try {
            return JsonObjects.parse(json);
        } catch (IOException e) {
            throw new IllegalStateException("details of an alert are JSON, got " + json, e);
        }
    }

    /** @param payee null for a hold or what is set free */
    private static Map<String, Object> moved(Effect.Moved moved, Payee payee) {
        Money amount = payee == null ? moved.amount() : payee.amount();
        return Json.object(
                "topic",
                "settlements",
                "kind",
                moved.kind(),
                "leg",
                "WHOLE",
                "paymentId",
                moved.operation(),
                "holdId",
                moved.hold().isEmpty() ? null : moved.hold(),
                "payer",
                moved.payer().isEmpty() ? null : moved.payer(),
                "payee",
                payee == null ? null : payee.organisation(),
                "amountMinor",
                amount.minor(),
                "currency",
                amount.currency().code(),
                "minorDigits",
                amount.currency().minorDigits(),
                "reference",
                moved.reference());
    }
}
