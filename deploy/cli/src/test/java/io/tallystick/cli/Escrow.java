package io.tallystick.cli;

/** A contract for tests: money is held while a crate is on its way, and paid when it was delivered cold. */
final class Escrow {
    static final String TEXT = """
            contract: escrow
            version: 1.0.0
            subject: shipment
            signatories: [seller, buyer]
            rounding: half-even
            params: {price: money, maxC: double}
            inputs:
              temp:     {reading: temperature, unit: Cel, from: device}
              delivery: {document: delivery, signedBy: [carrier, buyer]}
            vars: {breaches: 0}
            signals:
              breach: {when: "temp > maxC", for: 15m, clear: "temp < maxC - 1.0", clearFor: 5m}
            start: inTransit
            states:
              inTransit:
                enter: {hold: {id: escrow, from: buyer, amount: price}}
                on:
                  - {signal: breach, set: {breaches: "breaches + 1"}, alert: {severity: major, key: breach}}
                  - {if: "breaches >= 4", go: spoiled}
                  - {document: delivery, go: settled}
                  - {after: 30d, go: spoiled}
              settled:
                final: true
                enter: {post: {id: escrow, to: seller, amount: "price.percent(100 - 10 * breaches)", rest: void}}
              spoiled: {final: true, enter: {void: escrow, alert: {severity: critical, key: spoiled}}}
            """;

    private Escrow() {}
}
