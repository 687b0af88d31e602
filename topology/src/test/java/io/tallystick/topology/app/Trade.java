package io.tallystick.topology.app;

import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.genesis.Currency;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Organisations that trade in EUR, their members and devices, and what they send. */
final class Trade {
    /** Pays when delivered, ten euro less for two warm readings in a row; says so when nothing is heard. */
    static final String CONTRACT = String.join(
            "\n",
            "contract: crate",
            "version: 1.0.0",
            "subject: crate",
            "signatories: [seller, buyer]",
            "params: {price: money}",
            "inputs:",
            "  temp: {reading: temperature, unit: Cel, from: device}",
            "  delivery: {document: delivery, signedBy: [buyer]}",
            "vars: {due: {type: money, init: price}}",
            "signals:",
            "  warm: {when: \"temp > 8.0\", inARow: 2, clear: \"temp < 7.0\"}",
            "  silent: {absent: temp, for: 2s}",
            "start: inTransit",
            "states:",
            "  inTransit:",
            "    enter: {hold: {id: escrow, from: buyer, amount: price}}",
            "    on:",
            "      - {signal: warm, set: {due: \"due - money('EUR 10.00')\"}, alert: {severity: major, key: warm}}",
            "      - {signal: silent, alert: {severity: minor, key: silent}}",
            "      - {document: delivery, go: settled}",
            "      - {after: 30d, go: lost}",
            "  settled: {final: true, enter: {post: {id: escrow, to: seller, amount: due, rest: void}}}",
            "  lost: {final: true, enter: {void: escrow}}",
            "");

    final TestNetwork network;
    private final int ledgers;
    private final Map<String, TestDevice> devices = new TreeMap<>();
    private final Map<String, Long> sequences = new TreeMap<>();

    Trade(String name, int ledgers) {
        this.ledgers = ledgers;
        network = new TestNetwork(
                name,
                LedgerClockKind.WALL,
                ledgers,
                List.of(new Currency("EUR", 2, "bank")),
                "bank",
                "seller",
                "buyer");
    }

    int ledgerOf(String subject) {
        return SubjectRouting.ledgerOf(subject, ledgers);
    }

    /** A subject of a ledger. */
    String subject(String word, int ledger) {
        for (int i = 0; ; i++) {
            if (ledgerOf(word + "-" + i) == ledger) {
                return word + "-" + i;
            }
        }
    }

    byte[] document(String member, String subject, String json, Instant now) {
        return event(member, subject, ContentType.JSON, json, now);
    }

    byte[] temperature(String device, String subject, double celsius, Instant now) {
        return event(
                device,
                subject,
                ContentType.SENML_JSON,
                "[{\"n\":\"temperature\",\"u\":\"Cel\",\"v\":" + celsius + "}]",
                now);
    }

    private byte[] event(String signer, String subject, ContentType type, String payload, Instant now) {
        TestDevice device = devices.computeIfAbsent(signer, network::device);
        long sequence = sequences.merge(signer + " " + subject, 1L, Long::sum);
        return Envelopes.sign(
                device.signer(),
                signer,
                subject,
                sequence,
                now,
                type,
                payload.getBytes(StandardCharsets.UTF_8),
                sequence == 1 ? device.chain() : List.of());
    }

    /** The contract, bound to seller and buyer; for all ledgers. */
    byte[] deployment(String organisation, Instant now) {
        String hash = HexFormat.of().formatHex(Hashes.sha256(CONTRACT.getBytes(StandardCharsets.UTF_8)));
        String text = CONTRACT.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        String payload = "{\"action\":\"deploy\",\"contract\":\"crate\",\"version\":\"1.0.0\",\"hash\":\"" + hash
                + "\",\"source\":\"" + text
                + "\",\"parties\":{\"seller\":\"seller\",\"buyer\":\"buyer\"},\"migrate\":false}";
        return network.contract(organisation, "contract/crate", 1, now, payload);
    }
}
