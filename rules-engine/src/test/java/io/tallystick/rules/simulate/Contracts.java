package io.tallystick.rules.simulate;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.lang.ContractReader;
import io.tallystick.rules.lang.ContractSourceException;
import io.tallystick.rules.money.Currencies;

/** Contracts for the tests of simulations. */
final class Contracts {
    static final Currencies CURRENCIES = Currencies.iso();

    static final String HOT = """
            contract: overheating
            version: 1.0.0
            subject: machine
            signatories: [operator]
            params: {limit: {type: double, unit: Cel, default: 95.0}}
            inputs:
              temp: {reading: temperature, unit: Cel, from: device}
            signals:
              hot: {when: "temp > limit", for: 5m, clear: "temp < limit - 3.0", clearFor: 5m}
              silent: {absent: temp, for: 10m}
            start: watching
            states:
              watching:
                endless: true
                on:
                  - {signal: hot, alert: {severity: minor, key: hot, escalate: {15m: critical}}}
                  - {cleared: hot, clear: hot}
                  - signal: silent
                    alert:
                      severity: major
                      key: silent
                  - {cleared: silent, clear: silent}
            """;

    static final String RENT = """
            contract: rent
            version: 1.0.0
            subject: flat
            signatories: [tenant, landlord]
            params: {deposit: {type: money, default: EUR 500.00}}
            inputs:
              keys: {document: keys, signedBy: [landlord]}
              left: {document: left, signedBy: [tenant]}
            start: waiting
            states:
              waiting:
                enter: {hold: {id: deposit, from: tenant, amount: deposit}}
                on:
                  - {document: keys, if: "keys.count == 2", go: living}
              living:
                on:
                  - {document: left, go: over}
              over: {final: true, enter: {post: {id: deposit, to: landlord, amount: EUR 100.00, rest: void}}}
            """;

    private Contracts() {}

    static Contract read(String text) {
        try {
            return ContractReader.read("test.yaml", text, CURRENCIES);
        } catch (ContractSourceException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
