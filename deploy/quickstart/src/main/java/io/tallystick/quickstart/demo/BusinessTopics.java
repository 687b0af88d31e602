package io.tallystick.quickstart.demo;

import io.tallystick.schemas.Alert;
import io.tallystick.schemas.Settlement;
import io.tallystick.schemas.SettlementKind;
import io.tallystick.schemas.SettlementLeg;
import io.tallystick.topology.outcome.OutgoingRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** What business systems find in the topics of alerts and settlements. */
record BusinessTopics(List<Alert> alerts, List<Settlement> settlements) {
    BusinessTopics {
        alerts = List.copyOf(alerts);
        settlements = List.copyOf(settlements);
    }

    /** All records, alerts first. */
    long records() {
        return (long) alerts.size() + settlements.size();
    }

    /** How many of the records are, field by field, what the ledgers' outcomes make at the place that the record names. */
    long proved(Map<String, OutgoingRecord> made) {
        return Stream.concat(
                        alerts.stream().filter(alert -> same(made.get(alert.getEffectId()), alert)),
                        settlements.stream().filter(one -> same(made.get(one.getEffectId()), one)))
                .count();
    }

    private static boolean same(OutgoingRecord made, SpecificRecord found) {
        return made != null && made.value().equals(found);
    }

    /** What was issued, in smallest units, by currency. */
    Map<String, Long> issued() {
        Map<String, Long> issued = new TreeMap<>();
        for (Settlement one : settlements) {
            if (one.getKind() == SettlementKind.ISSUE) {
                issued.merge(one.getCurrency(), one.getAmountMinor(), Long::sum);
            }
        }
        return issued;
    }

    /** What every organisation has, added up from the records alone: what it received less what it paid. */
    Map<Account, Long> balances() {
        Map<Account, Long> balances = new TreeMap<>();
        for (Settlement one : settlements) {
            if (one.getKind() == SettlementKind.HOLD || one.getKind() == SettlementKind.VOID) {
                continue;
            }
            if (one.getLeg() != SettlementLeg.CREDIT && one.getPayer() != null) {
                balances.merge(new Account(one.getPayer(), one.getCurrency()), -one.getAmountMinor(), Long::sum);
            }
            if (one.getLeg() != SettlementLeg.DEBIT) {
                balances.merge(new Account(one.getPayee(), one.getCurrency()), one.getAmountMinor(), Long::sum);
            }
        }
        return balances;
    }
}
