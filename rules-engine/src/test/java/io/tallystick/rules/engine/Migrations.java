package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Migration;
import io.tallystick.rules.lang.ContractReader;
import io.tallystick.rules.lang.ContractSourceException;
import java.util.Map;

/** Next versions of contracts, and what they make of running instances. */
final class Migrations {
    /** Timers of every kind, each with a rule that stays, one that leaves, and guards that do not hold at first. */
    static final String TIMED = """
            contract: timed
            version: 1.0.0
            subject: thing
            signatories: [seller, buyer]
            params: {patience: duration, ends: timestamp}
            inputs:
              temp: {reading: temperature, unit: Cel}
              note: {document: note, signedBy: [buyer]}
            vars: {n: 0}
            every: {tick: {every: 35m, set: {n: "n + 1"}}, day: {zone: Europe/Berlin, at: "06:30", set: {n: "n + 2"}}}
            on:
              - {after: 5h, set: {n: "n + 1000"}}
              - {after: 9h, if: "n > 100000", go: calm}
              - {at: ends, set: {n: "n + 5000"}}
            start: calm
            states:
              calm:
                on:
                  - {after: 30m, set: {n: "n + 10"}}
                  - {after: 30m, set: {n: "n + 20"}}
                  - {after: patience, if: "temp > 20.0", go: busy}
                  - {absent: note, for: 4h, go: busy}
              busy:
                on:
                  - {absent: note, for: 1h, set: {n: "n + 30"}}
                  - {after: 2h, go: calm}
                  - {at: "entered + duration('3h')", set: {n: "n + 100"}}
                  - {document: note, go: calm}
            """;

    private Migrations() {}

    /** The next version of a text. @param more what {@code migrates} says besides {@code from} */
    static Contract next(String text, String more) {
        return Contracts.read(text.replace("version: 1.0.0", "version: 1.1.0\nmigrates: {from: 1.0.0" + more + "}"));
    }

    /** How one version takes over another's instances. */
    record Takeover(Contract to, Migration migration) {
        static Takeover of(Contract from, Contract to) {
            try {
                return new Takeover(to, ContractReader.migration("test.yaml", to, from, Contracts.CURRENCIES));
            } catch (ContractSourceException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }

        /** Takes the instance of a run over, now; the run goes on with the new version. */
        Migrated of(Run run) {
            Engine engine = new Engine(to);
            Migrated migrated = new Migrator(run.engine, engine, migration)
                    .migrate(run.instance, Map.of(), new Moment(run.now, -1), run.accounts, run.firings);
            if (migrated instanceof Migrated.Done done) {
                run.engine = engine;
                run.instance = done.instance();
            }
            return migrated;
        }
    }

    static Migrated migrate(Run run, Contract to) {
        return Takeover.of(run.engine.contract(), to).of(run);
    }
}
