package io.tallystick.rules.lang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Broken contracts are mutations of good ones, each with the error wanted. */
class LanguageErrorsTest {
    private static void refused(String file, String from, String to, String... want) throws IOException {
        String text = ContractReaderTest.text(file);
        assertThat(text).as("what is to be broken").contains(from);
        String broken = text.replace(from, to);
        assertThatThrownBy(() -> ContractReaderTest.read(broken))
                .isInstanceOf(ContractSourceException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(want));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            contract: cold                          | contract: 9cold                    | contract: want a letter
            version: 1.0.0                          | version: 1.0                       | want a semantic version such as 1.0.0
            subject: shipment                       | subjekt: shipment                  | did you mean "subject"?
            signatories: [seller, buyer]            | signatories: []                    | want at least one role
            signatories: [seller, buyer]            | signatories: [buyer, buyer]        | "buyer" stands twice
            signatories: [seller, buyer]            | roles: [seller, buyer]\\nsignatories: [seller, buyer] | unknown role "carrier"
            rounding: half-even                     | rounding: half-evn                 | did you mean "half-even"?
            rounding: half-even                     |                                    | the key "rounding" is missing: this may lie between two
            price: money                            | price: mony                        | did you mean "money"?
            price: money                            | temp: money                        | there is already a param of that name
            price: money                            | if: money                          | want one that the expression language does not use
            price: money                            | now: money                         | there is already a param of that name
            price: money                            | price: {type: money, unit: Cel}    | unit: only a double or int has one
            minC: double                            | minC: {type: double, min: 9, max: 1} | want min to be at most max
            minC: double                            | minC: {type: double, min: 9, default: 1} | want a default from min to max
            price: money                            | price: {type: money, default: 10.00} | write EUR 10.00
            price: money                            | price: {type: money, currency: EUX} | EUX
            price: money                            | price: {type: money, currency: USD, default: EUR 1.00} | want a default in USD
            {price} on                              | {prise} on                         | unknown param in clause "prise"
            unit: Cel,                              | unit: Cell,                        | unit 'Cell'
            reading: temperature, unit: Cel         | reading: temperature, unit: Cel, type: bool | only a reading of type double has one
            document: delivery, signedBy            | document: tallystick.issue, signedBy | are the ledger's own
            from: device}                           | frm: device}                       | did you mean "from"?
            [carrier, buyer]}                       | {atLeast: 3, of: [carrier, buyer]}} | atLeast: want a whole number from 1 to 2
            then: correct                           | then: corect                       | did you mean "correct"?
            vars: {breaches: 0}                     | vars: {breaches: soon}             | put a text into quotes
            vars: {breaches: 0}                     | vars: {breaches: {type: int, init: "int(temp)"}} | want a first value over params, got one that hangs on "temp"
            temp < minC || temp                     | temp < minc || temp                | unknown name 'minc'\\n
            temp < minC || temp                     | temp + minC || temp                | c.yaml:15:18: when:
            absent: temp                            | absent: tmp                        | did you mean "temp"?
            for: 30m                                | for: 3660d1ms                      | want at most 3660d
            for: 30m                                | for: 30                            | want a duration such as 15m
            silent: {absent: temp, for: 30m}        | silent: {absent: temp}             | the key "for" is missing
            silent: {absent: temp, for: 30m}        | silent: {for: 30m}                 | want one of the keys when, absent
            silent: {absent: temp, for: 30m}        | silent: {absent: temp, heartbeat: temp} | got absent and heartbeat
            start: inTransit                        |                                    | the key "start" is missing
            start: inTransit                        | start: inTransport                 | unknown state "inTransport"
            start: inTransit                        | start: settled                     | state inTransit: no rule leads here
            signal: breach,                         | signal: breech,                    | did you mean "breach"?
            signal: breach,                         | completed: breach,                 | never brings that
            signal: breach,                         | signal: breach, at: due,           | got signal and at
            set: {breaches: "breaches + 1"}         | set: {breaches: "breaches + 1.0"}  | does not go with int, double
            set: {breaches: "breaches + 1"}         | set: {breeches: "breaches + 1"}    | did you mean "breaches"?
            severity: major                         | severity: mayor                    | did you mean "major"?
            escalate: {2h: critical}                | escalate: {2h: critical, 3h: major} | want later and higher
            {if: "breaches >= 4", go: spoiled}      | {if: "breaches >= 4"}              | must leave the state
            {if: "breaches >= 4", go: spoiled}      | {go: spoiled}                      | want what sets it off
            {if: "breaches >= 4", go: spoiled}      | {if: "breaches >= 4", go: inTransit} | must go to another state
            {if: "breaches >= 4", go: spoiled}      | {if: "breaches", go: spoiled}      | want bool, got int
            {document: delivery, go: settled}       | {document: temp, go: settled}      | write "reading: temp"
            {document: delivery, go: settled}       | {document: delivery, go: setled}   | did you mean "settled"?
            {document: delivery, go: settled}       | {document: delivery}               | want an action or "go"
            {at: due, go: spoiled}                  | {at: price, go: spoiled}           | want timestamp, got money
            amount: price}                          | amount: 10.00}                     | write EUR 10.00
            amount: price}                          | amount: EUR 10}                    | c.yaml:20:53: amount: money: want exactly 2 digits
            amount: price}                          | amount: minC}                      | want money, got double
            from: buyer, amount                     | from: [buyer], amount              | role: want a text, got a list
            to: seller, amount                      | to: seller, shares: {seller: price}, amount | got to and shares
            rest: void                              | rest: all                          | unknown rest "all"
            void: escrow                            | void: escro                        | did you mean "escrow"?
            settled: {final: true,                  | settled: {final: false,            | state settled: no rule leads out of it
            settled: {final: true,                  | settled: {final: true, on: [],     | a final state has no rules
            settled: {final: true,                  | settled: {final: true, exit: [],   | a final state is never left
            enter: {void: escrow, alert             | enter: {alert                      | hold "escrow" is still open when the contract ends
            enter: {void: escrow, alert             | enter: {void: [escrow, escrow], alert | hold "escrow" is already paid, freed or expired when this is done
            {signal: breach,                        | {signal: breach, void: escrow,     | may be already paid, freed or expired
            {signal: breach,                        | {signal: breach, hold: {id: escrow, from: buyer, amount: price}, | is already open
            enter: {hold: {id: escrow, from: buyer, amount: price}} | exit: {hold: {id: other, from: buyer, amount: price}} | unknown hold "escrow"
            minC: 2.0, max                          | minC: two, max                     | want a number, got "two"
            minC: 2.0, max                          | max                                | got none of minC
            {at: 16m, temp: 5.0}                    | {at: 16m, tmp: 5.0}                | did you mean "temp"?
            {at: 60m,                               | {at: 6m,                           | want steps in order of time
            state: settled, paid                    | state: setled, paid                | did you mean "settled"?
            seller: EUR 900.00                      | seller: 900.00                     | write EUR 900.00
            """)
    void escrow_broken_saysWhatIsWrong(String from, String to, String want) throws IOException {
        refused("cold-chain-escrow.yaml", from, to == null ? "" : to.replace("\\n", "\n"), want.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            temp > last5.mean                       | temp > last5.maen                  | did you mean 'last5.mean'? a window has
            temp > last5.mean                       | temp > last5.closed.mean           | unknown name 'last5.closed.mean'
            "offer.price < 10"                      | "owed < EUR 10.00"                 | in an expression write an amount as money('EUR 10.00')
            recent.p99_9                            | recent.p101                        | unknown name 'recent.p101'
            for: 15m, clear: "temp < limit          | for: 15m, clear: "temp < trip.metres | cannot compare a value in Cel and one in m
            limit:    {type: double, unit: Cel      | limit:    {type: double, unit: "[degF]" | cannot compare a value in Cel and one in [degF]
            limit:    {type: double, unit: Cel      | limit:    {type: double, unit: Far     | unit 'Far'
            last: 5}                                | last: 5000}                        | want a whole number from 1 to 4096
            max: 500}                               | max: 20000}                        | want a whole number from 1 to 16384
            over: 24h, max: 500                     | over: 24h, last: 500               | got over and last
            of: running, value: "running ? 1.0 : 0.0", | of: running,                    | want a reading of type double
            zone: Europe/Berlin}\\n  days           | zone: Europe/Bärlin}\\n  days       | want a time zone such as UTC or Europe/Berlin, got "Europe/Bärlin"
            zone: Europe/Berlin}\\n  days           | zone: Europe/Bärlin}\\n  days       | did you mean "Europe/Berlin"?
            zone: Europe/Berlin}\\n  days           | zone: new york}\\n  days            | did you mean "America/New_York"?
            zone: Europe/Berlin}\\n  days           | zone: europe/berlin}\\n  days       | did you mean "Europe/Berlin"?
            zone: Europe/Berlin}\\n  days           | zone: "+02:00"}\\n  days            | names are those of the IANA time zone data, 2026a
            of: temp, last                          | of: visit, last                    | want an input that is a reading
            {of: hours, value: "hours.closed.mean"  | {of: last5, value: "hours.closed.mean" | want a calendar window
            alpha: 0.3}}                            | alpha: 3}}                         | alpha: want more than 0 to 1
            season: 24                              | season: 1                          | season: want a whole number from 2 to 1000
            {of: pos, circle                        | {of: temp, circle                  | want an input that is a position
            radius: 500                             | radius: 0                          | radius: want more than 0, at most 20015115 m, got 0
            [53.55, 9.95]]                          | [53.55]]                           | want [latitude, longitude]
            , [53.55, 9.95]]                        | ]                                  | polygon:
            maxSpeed: 60                            | maxSpeed: 0                        | maxSpeed: want more than 0, at most 100000 m/s, got 0
            atLeast: 3, ofLast: 5                   | atLeast: 6, ofLast: 5              | k of 5
            when: "temp > limit", for               | when: "visits > 3", for            | want a condition that hangs on an input
            [visit, {report: "report.ok == true"}]  | [visit]                            | steps: want 2 to 16, got 1
            strict: true, in: broken                | strict: true, in: brokn            | did you mean "broken"?
            minute: 30                              | minute: 60                         | want a whole number from 0 to 59
            at: "06:30"                             | at: "24:30"                        | want a time of day
            on: monday                              | on: mondy                          | did you mean "monday"?
            {every: 15m, do                         | {every: 500ms, do                  | every:
            tick:   {every: 15m, do                 | tick:   {do                        | want to know how often
            {refused: any                           | {refused: deposti                  | did you mean "deposit"?
            {acknowledged: hot                      | {acknowledged: hott                | did you mean "hot"?
            {{mean}} {recent.mean}                  | {{mean}} {recent.mean              | this brace is not closed
            {{mean}} {recent.mean}                  | {{mean}} {recent.maen}             | unknown name 'recent.maen'
            {closed: hours,                         | {closed: last5,                    | want a calendar window
            {enter: yard                            | {enter: yad                        | did you mean "yard"?
            {missed: promise                        | {cleared: promise                  | want one of completed, missed, broken
            {signal: often,                         | {missed: often,                    | want one of signal, cleared
            {rest: true}                            | {rest: true, go: 1}                | want one command and its value
            id: rent,                               | id: deposit,                       | already the id of a hold or payment
            done: {endless: true,                   | done: {                            | state done: no rule leads out of it
            working:\\n    enter                    | working:\\n    endless: true\\n    enter | it is endless, but a rule leads out
            alertsExactly: {hot                     | alertsExactly: {hut                | did you mean "hot"?
            {plant: [EUR 100.00                     | {plant: [EUR 100.0                 | EUR
            - {from: 0.1.0}                         | - {form: 0.1.0}                    | did you mean "from"?
            - {from: 0.1.0}                         | - {from: "0.1"}                    | want a semantic version such as 1.0.0
            - {from: 0.1.0}                         | - {from: 0.3.0}                    | want each version once, got 0.3.0
            - {from: 0.1.0}                         | - {from: 0.3.1-beta.2}             | want another version than this one's
            hash: 0123456789abcdef                  | hash: 0123456789ABCDEF             | 64 lower-case hexadecimal digits
            {idle: working}                         | {idle: workin}                     | did you mean "working"?
            {patience: 4h, fee                      | {patiense: 4h, fee                 | unknown param of this version "patiense"
            vars: {owed: EUR 1.00                   | vars: {owned: EUR 1.00             | did you mean "owed"?
            count: "count + 1"}}                    | count: "count +"}}                 | var count:
            """)
    void everything_broken_saysWhatIsWrong(String from, String to, String want) throws IOException {
        refused("everything.yaml", from.replace("\\n", "\n"), to.replace("\\n", "\n"), want);
    }

    @Test
    void read_expressionError_pointsAtTheLetter() throws IOException {
        refused(
                "cold-chain-escrow.yaml",
                "temp > minC + 1.0 && temp < maxC",
                "temp > minC + 1.0 && temp < macC",
                "c.yaml:15:94: clear: unknown name 'macC'\n",
                "^\n  did you mean 'maxC'?");
    }

    @Test
    void read_dearContract_isRefusedWithTheLimit() throws IOException {
        String ten = "[1,2,3,4,5,6,7,8,9,10]";
        String dear =
                "{if: \"" + ten + ".all(a, " + ten + ".all(b, " + ten + ".all(c, a + b + c > 0)))\", go: spoiled}";
        refused(
                "cold-chain-escrow.yaml",
                "{if: \"breaches >= 4\", go: spoiled}",
                String.join("\n      - ", dear, dear, dear, dear),
                "want a cost of one input of at most 2000000, got up to");
    }

    @Test
    void read_largeState_isRefusedWithTheLimit() throws IOException {
        StringBuilder windows = new StringBuilder("windows:\n");
        for (int n = 0; n < 4; n++) {
            windows.append("  w").append(n).append(": {of: temp, over: 1d, max: 16384}\n");
        }
        refused(
                "cold-chain-escrow.yaml",
                "start: inTransit",
                windows + "start: inTransit",
                "want a state of one instance of at most 786432 bytes");
    }

    @Test
    void read_manyErrors_areToldUpToTwenty() throws IOException {
        StringBuilder inputs = new StringBuilder("inputs:\n");
        for (int n = 0; n < 40; n++) {
            inputs.append("  a").append(n).append(": {raeding: x}\n");
        }
        String broken = ContractReaderTest.text("cold-chain-escrow.yaml").replace("inputs:\n", inputs);
        assertThatThrownBy(() -> ContractReaderTest.read(broken))
                .isInstanceOfSatisfying(
                        ContractSourceException.class,
                        e -> assertThat(e.errors()).hasSize(20));
    }
}
