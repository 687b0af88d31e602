package io.tallystick.contracts;

/** Contract texts for tests. */
final class Texts {
    static final String ESCROW = String.join(
            "\n",
            "contract: escrow",
            "version: 1.0.0",
            "subject: shipment",
            "signatories: [seller, buyer]",
            "params: {price: money, maxC: double}",
            "rounding: half-even",
            "inputs:",
            "  temp:     {reading: temperature, unit: Cel, from: device}",
            "  delivery: {document: delivery, signedBy: [carrier, buyer]}",
            "vars: {breaches: 0}",
            "signals:",
            "  breach: {when: \"temp > maxC\", for: 15m, clear: \"temp < maxC - 1.0\", clearFor: 5m}",
            "start: inTransit",
            "states:",
            "  inTransit:",
            "    enter: {hold: {id: escrow, from: buyer, amount: price}}",
            "    on:",
            "      - {signal: breach, set: {breaches: \"breaches + 1\"}, alert: {severity: major, key: breach, escalate: {2h: critical}}}",
            "      - {if: \"breaches >= 4\", go: spoiled}",
            "      - {document: delivery, go: settled}",
            "      - {after: 30d, go: spoiled}",
            "  settled: {final: true, enter: {post: {id: escrow, to: seller, amount: \"price.percent(100 - 10 * breaches)\", rest: void}}}",
            "  spoiled: {final: true, enter: {void: escrow, alert: {severity: critical}}}",
            "");

    /** Tells a yard when it is hot; fails at 0 degrees. */
    static final String GATE = String.join(
            "\n",
            "contract: gate",
            "version: 1.0.0",
            "subject: gate",
            "roles: [owner, guest]",
            "signatories: [owner]",
            "params: {other: string}",
            "inputs:",
            "  temp: {reading: temperature, unit: Cel, from: device}",
            "  echo: {message: echo, contract: yard}",
            "  never: {document: never, signedBy: [owner]}",
            "vars: {share: 0}",
            "start: open",
            "states:",
            "  open:",
            "    on:",
            "      - {document: never, go: shut}",
            "  shut: {final: true}",
            "on:",
            "  - {reading: temp, if: \"temp > 20.0 && temp < 50.0\", command: {close: true}, send: {message: hot, to: other, with: {temp: temp}}, owner: guest, consent: {reader: \"'buyer'\", scope: all}}",
            "  - {reading: temp, if: \"temp > 50.0\", send: {message: echo, to: other, with: {temp: temp}}}",
            "  - {reading: temp, if: \"temp == 0.0\", set: {share: \"100 / share\"}}",
            "  - {message: echo, send: {message: echo, to: other, with: {temp: temp}}}",
            "");

    /** Listens to a gate: warns, and pays. */
    static final String YARD = String.join(
            "\n",
            "contract: yard",
            "version: 1.0.0",
            "subject: yard",
            "roles: [owner, guest]",
            "signatories: [owner]",
            "params: {other: string}",
            "inputs:",
            "  hot:  {message: hot, contract: gate}",
            "  echo: {message: echo, contract: gate}",
            "  never: {document: never, signedBy: [owner]}",
            "start: open",
            "states:",
            "  open:",
            "    on:",
            "      - {document: never, go: shut}",
            "  shut: {final: true}",
            "on:",
            "  - {message: hot, alert: {severity: minor, key: warned}, transfer: {from: owner, to: guest, amount: EUR 2.50, home: true}}",
            "  - {message: echo, send: {message: echo, to: other, with: {heard: true}}}",
            "");

    private Texts() {}

    /** The next version of a text. @param more what {@code migrates} says besides {@code from} */
    static String next(String text, String more) {
        return text.replace("version: 1.0.0", "version: 1.1.0\nmigrates: {from: 1.0.0" + more + "}");
    }
}
