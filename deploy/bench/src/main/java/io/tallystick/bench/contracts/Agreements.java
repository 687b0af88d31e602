package io.tallystick.bench.contracts;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.tallystick.bench.cluster.BenchDevice;
import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.speed.Preload.First;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What must be signed before contracts run: their deployment in every ledger, money for the payer, and an instance on each subject. */
public final class Agreements {
    /** The contracts there are, each of another kind; a run with fewer takes the first ones. */
    public static final List<String> CONTRACTS = List.of(
            "threshold",
            "k-of-n",
            "absence",
            "sliding-window",
            "calendar-window",
            "invoice",
            "geofence",
            "in-a-row",
            "schedule",
            "sequence");

    /** How many contracts there are. */
    public static final int MOST = 10;

    private static final String VERSION = "1.0.0";

    private final BenchNetwork network;
    private final List<String> contracts;
    private final Instant at;

    /**
     * @param contracts how many, 1 to {@link #MOST}
     * @param at when all is signed
     */
    public Agreements(BenchNetwork network, int contracts, Instant at) {
        this.network = network;
        this.contracts = CONTRACTS.subList(0, contracts);
        this.at = at;
    }

    /** A contract's text. */
    public static String text(String contract) {
        try (InputStream in = Agreements.class.getResourceAsStream(contract + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("contract " + contract + " cannot be read", e);
        }
    }

    /** What comes before the events about these subjects, in order. */
    public List<First> records(List<String> subjects) {
        List<First> records = new ArrayList<>();
        for (String contract : contracts) {
            String subject = "contract/" + contract;
            byte[] envelope = network.contract(BenchNetwork.ORGANISATION, subject, 1, at, deployment(contract));
            for (int ledger = 0; ledger < network.ledgers(); ledger++) {
                records.add(new First(ledger, subject, envelope, true));
            }
        }
        issue(records);
        BenchDevice clerk = network.member(BenchNetwork.ORGANISATION + "/clerk");
        for (String subject : subjects) {
            long sequence = 0;
            for (String contract : contracts) {
                String open = "{\"document\":\"tallystick.open\",\"contract\":\"" + contract + "\",\"version\":\""
                        + VERSION + "\",\"parties\":{}}";
                records.add(new First(-1, subject, clerk.json(subject, ++sequence, at, open), false));
            }
        }
        return records;
    }

    /** Money for the keeper in every ledger. */
    private void issue(List<First> records) {
        BenchDevice teller = network.member(BenchNetwork.BANK + "/teller");
        String account = "account/" + BenchNetwork.BANK;
        for (int ledger = 0; ledger < network.ledgers(); ledger++) {
            String issue = "{\"document\":\"tallystick.issue\",\"to\":\"" + BenchNetwork.ORGANISATION
                    + "\",\"amount\":\"EUR 1000000.00\",\"ledger\":" + ledger + "}";
            records.add(new First(-1, account, teller.json(account, ledger + 1, at, issue), false));
        }
    }

    private static String deployment(String contract) {
        String text = text(contract);
        String hash = sha256(text);
        String parties = "{\"keeper\":\"" + BenchNetwork.ORGANISATION + "\""
                + (contract.equals("invoice") ? ",\"maker\":\"east\"" : "") + "}";
        return "{\"action\":\"deploy\",\"contract\":\"" + contract + "\",\"version\":\"" + VERSION + "\",\"hash\":\""
                + hash
                + "\",\"source\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsString(text))
                + "\",\"parties\":" + parties + ",\"migrate\":false}";
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is required of every Java platform and this one lacks it", e);
        }
    }
}
