package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.lang.ContractReader;
import io.tallystick.rules.lang.ContractSourceException;
import io.tallystick.rules.money.Currencies;

/** Contracts that tests run. */
final class Contracts {
    static final Currencies CURRENCIES = Currencies.iso();

    static final String COLD_CHAIN = """
            contract: cold-chain-escrow
            version: 1.0.0
            subject: shipment
            signatories: [seller, buyer]
            roles: [seller, buyer, carrier]
            rounding: half-even
            params: {price: money, minC: {type: double, unit: Cel}, maxC: {type: double, unit: Cel}, due: timestamp}
            clause: >
              Buyer pays {price} on delivery. Each 15-minute breach of {minC} to {maxC} °C costs 10 %. Four breaches void the sale.
            inputs:
              temp:     {reading: temperature, unit: Cel, from: device}
              delivery: {document: delivery, signedBy: [carrier, buyer]}
            late: {within: 2h, then: correct}
            vars: {breaches: 0}
            signals:
              breach: {when: "temp < minC || temp > maxC", for: 15m, clear: "temp > minC + 1.0 && temp < maxC - 1.0", clearFor: 5m}
              silent: {absent: temp, for: 30m}
            start: inTransit
            states:
              inTransit:
                enter: {hold: {id: escrow, from: buyer, amount: price}}
                on:
                  - {signal: breach, set: {breaches: "breaches + 1"}, alert: {severity: major, key: breach}}
                  - {signal: silent, alert: {severity: minor, escalate: {2h: critical}}}
                  - {if: "breaches >= 4", go: spoiled}
                  - {document: delivery, go: settled}
                  - {at: due, go: spoiled}
              settled: {final: true, enter: {post: {id: escrow, to: seller, amount: "price.percent(100 - 10 * breaches)", rest: void}}}
              spoiled: {final: true, enter: {void: escrow, alert: {severity: critical}}}
            tests:
              - given: {price: EUR 1000.00, minC: 2.0, maxC: 8.0, due: 2027-01-03T00:00:00Z}
                when:  [{at: 0m, temp: 9.5}, {at: 16m, temp: 5.0}, {at: 40m, temp: 5.0}, {at: 60m, delivery: {}}]
                then:  {state: settled, paid: {seller: EUR 900.00, buyer: EUR 100.00}, vars: {breaches: 1}, raised: [breach]}
              - given: {price: EUR 1000.00, minC: 2.0, maxC: 8.0, due: 2027-01-03T00:00:00Z}
                when:
                  - {at: 0m, temp: 5.0}
                  - {at: 31m, temp: 5.0, expect: {alerts: {silent: minor}, held: {buyer: EUR 1000.00}}}
                  - {at: 240m, temp: 5.0, expect: {alerts: {silent: critical}}}
                then:  {state: inTransit}
            """;

    static final String VEHICLE = """
            contract: vehicle-cover
            version: 1.0.0
            subject: vehicle
            signatories: [owner, insurer]
            rounding: half-even
            params: {perKm: money, maxDaily: money}
            clause: Cover is paid per kilometre at {perKm}, once a day, at most {maxDaily}.
            inputs:
              km: {reading: trip, unit: km, from: [owner]}
              inspection: {document: inspection, signedBy: [insurer]}
            vars: {dayFee: EUR 0.00}
            on:
              - {reading: km, set: {dayFee: "dayFee + perKm * int(round(km))"}}
            every: {day: {zone: UTC, do: [{transfer: {from: owner, to: insurer, amount: "min(dayFee, maxDaily)"}}, {set: {dayFee: EUR 0.00}}]}}
            start: roadworthy
            states:
              roadworthy: {on: [{document: inspection, if: "inspection.result == 'FAIL'", go: grounded}, {absent: inspection, for: 365d, go: grounded}]}
              grounded:
                enter: {command: {immobilise: true}, alert: {severity: critical, key: grounded}}
                exit: {clear: grounded}
                on: [{document: inspection, if: "inspection.result == 'PASS'", go: roadworthy}]
            tests:
              - given: {perKm: EUR 0.10, maxDaily: EUR 5.00}
                when:
                  - {at: 1h, km: 30.0}
                  - {at: 2h, km: 40.0, expect: {vars: {dayFee: EUR 7.00}}}
                  - {at: 3h, inspection: {result: FAIL}, expect: {state: grounded, commands: [immobilise], alerts: {grounded: critical}}}
                  - {at: 30h, inspection: {result: PASS}}
                then: {state: roadworthy, paid: {insurer: EUR 5.00, owner: EUR -5.00}, vars: {dayFee: EUR 0.00}, alerts: {}}
            """;

    private Contracts() {}

    static Contract read(String text) {
        try {
            return ContractReader.read("test.yaml", text, CURRENCIES);
        } catch (ContractSourceException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
