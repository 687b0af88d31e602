package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.entry.InputRange;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.ledger.testing.CountingContracts;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes the files of src/test/resources/golden: ledger-1, a small ledger with every kind of entry, and ledger-2, one with gateways;
 * each with its input and its clock. All keys come from the network's name and all signatures are Ed25519, so the files are the same
 * whenever they are made.
 */
final class GoldenLedger {
    private static final String SUBJECT = "cold-room-3";

    private final TestNetwork network;
    private final TestDevice device;
    private final PureLedger ledger;
    private final List<String> steps = new ArrayList<>();
    private long offset;
    private long clock = TestNetwork.START.toEpochMilli();

    private GoldenLedger(String name) {
        network = new TestNetwork(name, 1, "acme", "globex");
        device = network.device("acme/pump-1");
        ledger = new PureLedger(network.genesis(), 0, LedgerSettings.DEFAULTS, CountingContracts.factory());
        step("clock", Long.toString(clock));
    }

    private GoldenLedger everyKind() {
        send(1);
        send(1);
        send(4);
        commit();
        advance(1_500);
        input(SUBJECT, network.impostor("acme/pump-1").envelope(SUBJECT, 1, 1));
        send(3);
        commit();
        advance(5_000);
        commit();
        send(2);
        input("other", device.envelope(SUBJECT, 5, 5));
        TestDevice second = network.device("globex/meter");
        input("hall", second.envelope("hall", 1, 230));
        input("acme/pump-1", network.revocation("acme/pump-1", 2, TestNetwork.START.plusSeconds(7)));
        send(5);
        commit();
        contracts(second);
        return this;
    }

    private GoldenLedger gateways() {
        TestDevice gateway = network.gateway("acme/gw-1");
        input(SUBJECT, gateway.envelopeFor("probe-1", SUBJECT, 1, 1));
        input(SUBJECT, gateway.envelope(SUBJECT, 1, 7, false));
        input(SUBJECT, gateway.envelopeFor("probe-1", SUBJECT, 1, 1));
        input(SUBJECT, gateway.envelopeFor("probe-1", SUBJECT, 4, 4));
        input(SUBJECT, gateway.envelopeFor("pump-1", SUBJECT, 1, 5, false));
        commit();
        advance(5_000);
        input(SUBJECT, gateway.envelopeFor("probe-1", SUBJECT, 3, 3));
        input("hall", network.gateway("acme/gw-2").envelopeFor("probe-1", "hall", 1, 6));
        commit();
        send(1);
        input(SUBJECT, gateway.envelopeFor("pump-1", SUBJECT, 2, 5));
        input(SUBJECT, device.envelopeFor("probe-1", SUBJECT, 1, 1));
        input("acme/probe-1", network.revocation("acme/probe-1", 1, TestNetwork.START.plusSeconds(7)));
        input(SUBJECT, gateway.envelopeFor("probe-1", SUBJECT, 5, 5));
        commit();
        return this;
    }

    /** From here on with the contracts of {@link CountingContracts}. */
    private void contracts(TestDevice meter) {
        String subject = "contract/counting";
        byte[] word = network.contract("acme", subject, 1, TestNetwork.START.plusSeconds(8), "{\"action\":\"deploy\"}");
        input(subject, word);
        input("hall", meter.envelope("hall", 2, 231));
        byte[] body = {(byte) 0x82, 0x18, 100, 0x62, 'h', 'i'};
        steps.add("  {\"offset\": " + offset++ + ", \"from\": 0, \"sequence\": 1, \"index\": 9, \"body\": \""
                + hex(body) + "\"}");
        ledger.receive(0, 1, 9, body);
        commit();
        advance(10_000);
        commit();
    }

    private void step(String what, String value) {
        steps.add("  {\"" + what + "\": " + value + "}");
    }

    private void send(long sequence) {
        input(SUBJECT, device.envelope(SUBJECT, sequence, sequence));
    }

    private void input(String key, byte[] envelope) {
        steps.add(
                "  {\"offset\": " + offset++ + ", \"key\": \"" + key + "\", \"envelope\": \"" + hex(envelope) + "\"}");
        ledger.accept(key, envelope);
    }

    private void advance(long millis) {
        clock += millis;
        step("clock", Long.toString(clock));
        step("timer", "true");
        ledger.advance(Duration.ofMillis(millis));
    }

    private void commit() {
        step("commit", "true");
        ledger.commit();
    }

    /** The files by name, below the folder of all golden files. */
    static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        new GoldenLedger("golden").everyKind().files("ledger-1/", files);
        new GoldenLedger("golden-gateway").gateways().files("ledger-2/", files);
        return files;
    }

    private void files(String folder, Map<String, String> files) {
        files.put(folder + "network.yaml", new String(network.genesis().bytes(), StandardCharsets.UTF_8));
        files.put(folder + "input.json", "[\n" + String.join(",\n", steps) + "\n]\n");
        files.put(
                folder + "ledger.json",
                ledger.blocks().stream()
                        .map(GoldenLedger::block)
                        .collect(Collectors.joining(
                                ",\n",
                                "{\n \"ledger\": 0,\n \"rejected\": " + reasons() + ",\n \"blocks\": [\n",
                                "\n ]\n}\n")));
    }

    private String reasons() {
        return ledger.reasons().stream().collect(Collectors.joining("\", \"", "[\"", "\"]"));
    }

    private static String block(Block block) {
        Seal s = block.seal();
        String inputs = s.inputs().stream().map(GoldenLedger::range).collect(Collectors.joining(", "));
        return "  {\"seal\": {\n"
                + "    \"height\": " + s.height() + ", \"first\": " + s.first() + ", \"time\": " + s.timeMillis()
                + ",\n"
                + "    \"previous\": \"" + s.previousRoot() + "\",\n"
                + "    \"introductions\": " + s.counts().introductions() + ", \"events\": "
                + s.counts().events()
                + ", \"late\": " + s.counts().late() + ", \"gaps\": "
                + s.counts().gaps() + ", \"revocations\": "
                + s.counts().revocations() + ",\n"
                + "    \"rejected\": " + s.declared().rejected() + ", \"duplicates\": "
                + s.declared().duplicates() + ", \"unsettled\": " + s.declared().unsettled() + ",\n"
                + "    \"inputs\": [" + inputs + "],\n"
                + "    \"state\": \"" + s.stateDigest() + "\"},\n"
                + "   \"root\": \"" + hex(block.root()) + "\",\n"
                + "   \"bundle\": \"" + hex(block.bundle()) + "\"}";
    }

    private static String range(InputRange r) {
        return "{\"source\": " + r.source().ordinal() + ", \"first\": " + r.first() + ", \"next\": " + r.next()
                + ", \"records\": " + r.records() + "}";
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
