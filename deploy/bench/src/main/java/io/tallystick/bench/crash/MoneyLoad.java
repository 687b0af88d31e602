package io.tallystick.bench.crash;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.tallystick.bench.cluster.BenchDevice;
import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.crash.Send.Fate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What organisations sign while the ledgers are killed: payments to accounts in all ledgers, and orders and deliveries under contracts that
 * hold money, pay it out, and pay a fee to the payee's home ledger. Some come before the money does, and are refused.
 */
final class MoneyLoad {
    /** Cents that each payer gets in each ledger. */
    static final long CENTS_EACH = 1_000_000;

    private static final List<String> PAYERS = List.of("east", "west");
    private static final int PACTS = 12;
    private static final String CONTRACT = String.join(
            "\n",
            "contract: pact",
            "version: 1.0.0",
            "subject: pact",
            "roles: [payer, payee]",
            "signatories: [payer]",
            "inputs:",
            "  order:    {document: order, signedBy: [payer]}",
            "  delivery: {document: delivery, signedBy: [payee]}",
            "start: idle",
            "states:",
            "  idle:",
            "    on: [{document: order, hold: {id: pledge, from: payer, amount: EUR 5.00}, go: pledged}]",
            "  pledged:",
            "    on:",
            "      - document: delivery",
            "        post: {id: pledge, to: payee, amount: EUR 3.00, rest: void}",
            "        transfer: {id: fee, from: payer, to: payee, amount: EUR 0.50, home: true}",
            "        go: idle",
            "on:",
            "  - {refused: any, alert: {severity: major, key: unpaid}}",
            "");

    private final BenchNetwork network;
    private final Random random;
    private final Map<String, BenchDevice> members = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();

    MoneyLoad(BenchNetwork network, Random random) {
        this.network = network;
        this.random = random;
    }

    /** The contract's deployment; for every ledger. */
    Send deployment() {
        String hash = HexFormat.of().formatHex(sha256(CONTRACT));
        String payload = "{\"action\":\"deploy\",\"contract\":\"pact\",\"version\":\"1.0.0\",\"hash\":\"" + hash
                + "\",\"source\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsString(CONTRACT))
                + "\",\"parties\":{},\"migrate\":false}";
        byte[] envelope = network.contract("east", "contract/pact", 1, Instant.EPOCH.plusSeconds(1), payload);
        return new Send("east", "contract/pact", envelope, 1, Fate.ACTIVATION);
    }

    /** Money for the payers in every ledger, and the instances. */
    List<Send> begin() {
        List<Send> sends = new ArrayList<>();
        for (int ledger = 0; ledger < network.ledgers(); ledger++) {
            for (String payer : PAYERS) {
                sends.add(document(
                        "bank/teller",
                        "account/bank",
                        "\"tallystick.issue\",\"to\":\"" + payer + "\",\"amount\":\"" + amount(CENTS_EACH)
                                + "\",\"ledger\":" + ledger));
            }
        }
        for (int pact = 0; pact < PACTS; pact++) {
            sends.add(document(
                    payer(pact) + "/clerk",
                    "pact-" + pact,
                    "\"tallystick.open\",\"contract\":\"pact\",\"version\":\"1.0.0\",\"parties\":{\"payer\":\""
                            + payer(pact) + "\",\"payee\":\"" + payer(pact + 1) + "\"}"));
        }
        return sends;
    }

    /** All that {@link #begin} issues, in cents. */
    static long issued(int ledgers) {
        return CENTS_EACH * ledgers * PAYERS.size();
    }

    /** What is signed next. */
    Send next() {
        int pact = random.nextInt(PACTS);
        return switch (random.nextInt(4)) {
            case 0 -> payment(payer(pact));
            case 1 -> document(payer(pact) + "/clerk", "pact-" + pact, "\"order\",\"nonce\":" + random.nextInt());
            default ->
                document(payer(pact + 1) + "/clerk", "pact-" + pact, "\"delivery\",\"nonce\":" + random.nextInt());
        };
    }

    private Send payment(String from) {
        return document(
                from + "/clerk",
                "account/" + from,
                "\"tallystick.transfer\",\"to\":\"" + PAYERS.get(random.nextInt(2)) + "\",\"amount\":\""
                        + amount(1 + random.nextInt(500)) + "\",\"ledger\":" + random.nextInt(network.ledgers()));
    }

    private Send document(String member, String subject, String rest) {
        BenchDevice signer = members.computeIfAbsent(member, network::member);
        long sequence = sequences.merge(member + ' ' + subject, 1L, Long::sum);
        byte[] envelope =
                signer.json(subject, sequence, Instant.EPOCH.plusSeconds(sequence), "{\"document\":" + rest + "}");
        return new Send(member, subject, envelope, sequence, Fate.ACCEPTED);
    }

    private static String payer(int pact) {
        return PAYERS.get(pact % 2);
    }

    private static String amount(long cents) {
        return BenchNetwork.CURRENCY + ' ' + cents / 100 + '.' + cents / 10 % 10 + cents % 10;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is required of every Java platform and this one lacks it", e);
        }
    }
}
