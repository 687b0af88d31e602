package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.contracts.ContractQueries;
import io.tallystick.contracts.Definition;
import io.tallystick.contracts.Signatures;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code contract list}. */
@Command(
        name = "list",
        description = "List the contracts of a network: in force, retired, and waiting for signatures.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick contract list --archive archive",
            "  tallystick contract list --json --network network.yaml \\",
            "      --bootstrap-server localhost:9092 \\",
            "      --schema-registry http://localhost:8081",
            "",
            "It verifies the ledgers and runs their contracts again: nobody needs to be trusted for the list."
        })
final class ContractList implements Callable<Integer> {
    @Mixin
    private ReplayOptions options;

    @Mixin
    private KafkaNetwork network;

    @Mixin
    private Console console;

    /** What one line says, and the ledgers in which it is so. */
    private record Line(Map<String, Object> json, String text, List<Integer> ledgers, AtomicInteger running) {
        Line(Map<String, Object> json, String text) {
            this(json, text, new ArrayList<>(), new AtomicInteger());
        }
    }

    @Override
    public Integer call() throws Exception {
        ReplayOptions.Replayed replayed = options.replay(network, console);
        Map<String, Line> lines = new TreeMap<>();
        int ledgers = replayed.genesis().ledgerCount();
        for (int ledger = 0; ledger < ledgers; ledger++) {
            ContractQueries contracts = replayed.contracts().queries(ledger);
            Map<String, Integer> running = contracts.running();
            for (Definition definition : contracts.definitions()) {
                String title = definition.name() + " " + definition.version();
                add(lines, title, definition(definition), ledger, running.getOrDefault(title, 0));
            }
            for (Signatures waiting : contracts.waitingDeployments()) {
                add(lines, waiting.title() + " " + waiting.digest(), waiting(waiting), ledger, 0);
            }
        }
        PrintWriter out = console.out();
        if (console.json()) {
            out.println(Json.line(lines.values().stream()
                    .map(line -> {
                        line.json().put("ledgers", line.ledgers());
                        line.json().put("running", line.running().get());
                        return line.json();
                    })
                    .toList()));
            return Exit.HOLDS;
        }
        for (Line line : lines.values()) {
            int running = line.running().get();
            out.println(line.text()
                    + (running == 0 ? "" : ", " + running + (running == 1 ? " instance runs" : " instances run"))
                    + (line.ledgers().size() == ledgers ? "" : " (in ledgers " + line.ledgers() + ")"));
        }
        out.println(lines.size() + (lines.size() == 1 ? " contract version" : " contract versions"));
        return Exit.HOLDS;
    }

    /** What is the same in several ledgers is one line. */
    private static void add(Map<String, Line> lines, String key, Line line, int ledger, int running) {
        Line all = lines.computeIfAbsent(key + " " + line.text(), text -> line);
        all.ledgers().add(ledger);
        all.running().addAndGet(running);
    }

    private static Line definition(Definition definition) {
        String state = definition.isRetired() ? "retired" : "in force";
        return new Line(
                Json.object(
                        "contract",
                        definition.name(),
                        "version",
                        definition.version(),
                        "hash",
                        definition.hash(),
                        "state",
                        state,
                        "parties",
                        definition.parties(),
                        "signedBy",
                        definition.signers(),
                        "since",
                        Instant.ofEpochMilli(
                                definition.isRetired() ? definition.retiredMillis() : definition.fromMillis())),
                definition.name() + " " + definition.version() + "  " + state + ", signed by "
                        + String.join(", ", definition.signers()) + ", SHA-256 " + definition.hash());
    }

    private static Line waiting(Signatures waiting) {
        TreeSet<String> missing = new TreeSet<>(waiting.wanted());
        missing.removeAll(waiting.signed().keySet());
        return new Line(
                Json.object(
                        "waiting",
                        waiting.title(),
                        "state",
                        "waits for signatures",
                        "signedBy",
                        List.copyOf(waiting.signed().keySet()),
                        "wanted",
                        List.copyOf(missing),
                        "since",
                        Instant.ofEpochMilli(waiting.sinceMillis())),
                waiting.title() + "  waits for the signature of " + String.join(", ", missing) + "; signed by "
                        + String.join(", ", waiting.signed().keySet()));
    }
}
