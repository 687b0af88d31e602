package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.contracts.ContractQueries;
import io.tallystick.contracts.ContractQueries.InstanceView;
import io.tallystick.contracts.Signatures;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.rules.engine.OpenHold;
import io.tallystick.rules.timer.Alert;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code contract instances}. */
@Command(
        name = "instances",
        description = "List running contracts: state, values, open alerts, money held.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick contract instances --subject crate-7 --archive archive",
            "  tallystick contract instances --json --network network.yaml \\",
            "      --bootstrap-server localhost:9092 \\",
            "      --schema-registry http://localhost:8081",
            "",
            "Those that ended in the last 30 days of the ledger's time are listed, too."
        })
final class ContractInstances implements Callable<Integer> {
    @Option(names = "--subject", description = "Only those on this subject.")
    private String subject;

    @Mixin
    private ReplayOptions options;

    @Mixin
    private KafkaNetwork network;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws Exception {
        ReplayOptions.Replayed replayed = options.replay(network, console);
        List<Object> json = new ArrayList<>();
        int count = 0;
        int ledgers = replayed.genesis().ledgerCount();
        for (int ledger = 0; ledger < ledgers; ledger++) {
            if (subject != null && SubjectRouting.ledgerOf(subject, ledgers) != ledger) {
                continue;
            }
            ContractQueries contracts = replayed.contracts().queries(ledger);
            for (InstanceView instance : subject == null ? contracts.instances() : contracts.instances(subject)) {
                count++;
                if (console.json()) {
                    json.add(json(ledger, instance));
                } else {
                    print(ledger, instance);
                }
            }
            for (Signatures waiting : contracts.waitingOpenings()) {
                if (subject == null || waiting.title().endsWith(" on " + subject)) {
                    waiting(ledger, waiting, json);
                }
            }
            for (Signatures waiting : contracts.waitingMigrations()) {
                if (subject == null || waiting.title().endsWith(" on " + subject)) {
                    waiting(ledger, waiting, json);
                }
            }
        }
        console.out().println(console.json() ? Json.line(json) : count + (count == 1 ? " instance" : " instances"));
        return Exit.HOLDS;
    }

    private static Map<String, Object> json(int ledger, InstanceView instance) {
        return Json.object(
                "ledger",
                ledger,
                "instance",
                instance.id(),
                "subject",
                instance.subject(),
                "contract",
                instance.contract(),
                "version",
                instance.version(),
                "parties",
                instance.parties(),
                "params",
                texts(instance.params()),
                "state",
                instance.state(),
                "since",
                Instant.ofEpochMilli(instance.enteredMillis()),
                "over",
                instance.over(),
                "suspended",
                instance.suspension().isEmpty() ? null : instance.suspension(),
                "vars",
                instance.vars(),
                "alerts",
                instance.alerts().stream().map(ContractInstances::json).toList(),
                "holds",
                instance.holds().stream().map(ContractInstances::json).toList(),
                "nextTimer",
                instance.dueMillis() == Long.MAX_VALUE ? null : Instant.ofEpochMilli(instance.dueMillis()));
    }

    private static Map<String, Object> texts(Map<String, Object> values) {
        Map<String, Object> texts = new TreeMap<>();
        values.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    private static Map<String, Object> json(Alert alert) {
        return Json.object(
                "key",
                alert.key(),
                "severity",
                severity(alert),
                "since",
                Instant.ofEpochMilli(alert.raisedMs()),
                "acknowledged",
                alert.acknowledged());
    }

    private static Map<String, Object> json(OpenHold hold) {
        return Json.object(
                "id",
                hold.id(),
                "payer",
                hold.payer(),
                "amount",
                hold.remaining(),
                "expires",
                hold.expiresMillis() == Long.MAX_VALUE ? null : Instant.ofEpochMilli(hold.expiresMillis()));
    }

    private static String severity(Alert alert) {
        return alert.severity().name().toLowerCase(Locale.ROOT);
    }

    private void print(int ledger, InstanceView instance) {
        PrintWriter out = console.out();
        out.println(instance.id() + "  " + instance.state() + " since " + Instant.ofEpochMilli(instance.enteredMillis())
                + (instance.over() ? " (over)" : "") + ", version " + instance.version() + ", ledger " + ledger);
        if (!instance.suspension().isEmpty()) {
            out.println("  SUSPENDED: " + instance.suspension());
        }
        instance.parties().forEach((role, organisation) -> out.println("  " + role + " is " + organisation));
        instance.vars().forEach((name, value) -> out.println("  " + name + " = " + value));
        instance.alerts()
                .forEach(alert -> out.println("  alert " + alert.key() + ", " + severity(alert) + ", since "
                        + Instant.ofEpochMilli(alert.raisedMs()) + (alert.acknowledged() ? ", acknowledged" : "")));
        instance.holds()
                .forEach(hold ->
                        out.println("  holds " + hold.remaining() + " of " + hold.payer() + " as " + hold.id()));
    }

    private void waiting(int ledger, Signatures waiting, List<Object> json) {
        TreeSet<String> missing = new TreeSet<>(waiting.wanted());
        missing.removeAll(waiting.signed().keySet());
        if (console.json()) {
            json.add(Json.object("ledger", ledger, "waiting", waiting.title(), "wanted", List.copyOf(missing)));
        } else {
            console.out()
                    .println(waiting.title() + "  waits for the signature of " + String.join(", ", missing)
                            + ", ledger " + ledger);
        }
    }
}
