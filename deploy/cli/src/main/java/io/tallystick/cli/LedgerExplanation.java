package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.contracts.outcome.InstanceRef;
import io.tallystick.contracts.outcome.MalformedOutcomeException;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.outcome.OutcomeCodec;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.entry.ControlEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.engine.Firing;
import io.tallystick.rules.lang.ContractReader;
import io.tallystick.rules.lang.ContractSourceException;
import io.tallystick.rules.money.Currencies;
import io.tallystick.rules.simulate.Explainer;
import io.tallystick.rules.simulate.SourceLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Why an outcome of an exported ledger: its rules in the contract's text, and the entries it names as evidence. */
final class LedgerExplanation {
    private final Path archive;
    private final int ledger;
    private final long index;
    private final Currencies currencies;
    private final Map<Long, Map<String, Object>> evidence = new TreeMap<>();
    private Optional<Contract> contract = Optional.empty();

    LedgerExplanation(Path archive, int ledger, long index) throws IOException {
        this.archive = archive;
        this.ledger = ledger;
        this.index = index;
        Genesis genesis = Inputs.archiveGenesis(archive);
        genesis.ledgerKey(ledger);
        currencies = NetworkCurrencies.of(genesis);
    }

    void print(Console console) throws IOException {
        Outcome outcome = outcome();
        Optional<InstanceRef> instance = instance(outcome);
        look(indexes(outcome), instance.map(InstanceRef::hash).orElse(""));
        List<Firing> firings = outcome instanceof Outcome.Fired fired ? fired.firings() : List.of();
        String title = instance.map(ref -> ref.contract() + " " + ref.version()).orElse("contract");
        ExplanationPrinter printer = new ExplanationPrinter(title, title);
        console.print(json(outcome, instance, firings, printer), text(outcome, instance, firings, printer));
    }

    private Outcome outcome() throws IOException {
        EntryFinder.Found found = new EntryFinder()
                .find(EntryStream.ofArchive(archive, ledger), (at, buffer, offset, length) -> at == index)
                .orElseThrow(() ->
                        new CliException(Exit.DOES_NOT_HOLD, "there is no entry " + index + " in ledger " + ledger));
        if (!(found.entry() instanceof OutcomeEntry entry)) {
            throw new CliException(
                    Exit.USAGE,
                    "entry " + index + " of ledger " + ledger + ": want an outcome, got "
                            + found.entry().kind() + "; `tallystick show` prints it");
        }
        try {
            return OutcomeCodec.decode(entry.body());
        } catch (MalformedOutcomeException e) {
            throw new CliException(Exit.DOES_NOT_HOLD, "entry " + index + ": " + e.getMessage(), e);
        }
    }

    private static Optional<InstanceRef> instance(Outcome outcome) {
        if (outcome instanceof Outcome.Fired fired) {
            return Optional.of(fired.instance());
        }
        return outcome instanceof Outcome.Opened opened ? Optional.of(opened.instance()) : Optional.empty();
    }

    /** The entries that it says it hangs on. */
    private static TreeSet<Long> indexes(Outcome outcome) {
        TreeSet<Long> indexes = new TreeSet<>();
        if (outcome instanceof Outcome.Fired fired) {
            fired.firings().forEach(firing -> indexes.addAll(firing.evidence()));
        } else if (outcome instanceof Outcome.Opened opened) {
            indexes.addAll(opened.evidence());
        } else if (outcome instanceof Outcome.Activated activated) {
            indexes.addAll(activated.evidence());
        } else if (outcome instanceof Outcome.Refused refused) {
            indexes.addAll(refused.evidence());
        }
        if (outcome instanceof Outcome.Settled settled) {
            indexes.add(settled.cause());
        } else if (outcome instanceof Outcome.Credited credited) {
            indexes.add(credited.cause());
        } else if (outcome instanceof Outcome.Received received) {
            indexes.add(received.cause());
        } else if (outcome instanceof Outcome.Consented consented) {
            indexes.add(consented.cause());
        }
        return indexes;
    }

    /** Reads the evidence, and the contract's text out of the entry that deployed it. */
    private void look(TreeSet<Long> indexes, String hash) throws IOException {
        EntryView view = new EntryView(SignatureVerifiers.best());
        new EntryFinder().find(EntryStream.ofArchive(archive, ledger), (at, buffer, offset, length) -> {
            LedgerEntry entry = decode(buffer, offset, length);
            if (entry instanceof ControlEntry control && contract.isEmpty() && !hash.isEmpty()) {
                contract = text(control, hash);
            }
            if (indexes.contains(at)) {
                byte[] bytes = Arrays.copyOfRange(buffer, offset, offset + length);
                evidence.put(at, view.of(ledger, new EntryFinder.Found(at, entry, bytes, Optional.empty())));
            }
            return at >= index;
        });
    }

    private static LedgerEntry decode(byte[] buffer, int offset, int length) {
        try {
            return LedgerEntry.decode(buffer, offset, length);
        } catch (MalformedEntryException e) {
            throw new CliException(Exit.DOES_NOT_HOLD, e.getMessage(), e);
        }
    }

    private Optional<Contract> text(ControlEntry entry, String hash) {
        try {
            String payload = new String(SignedEnvelope.decode(entry.envelope()).payload(), StandardCharsets.UTF_8);
            Map<String, Object> order = JsonObjects.parse(payload);
            return hash.equals(order.get("hash")) && order.get("source") instanceof String source
                    ? Optional.of(ContractReader.read(String.valueOf(order.get("contract")), source, currencies))
                    : Optional.empty();
        } catch (MalformedEnvelopeException | IOException | ContractSourceException e) {
            // A control entry that deploys no contract; whether it should have is for `verify --replay`.
            return Optional.empty();
        }
    }

    private List<SourceLines.Part> parts(Firing firing) {
        return contract.map(text -> Explainer.parts(text, firing.rule())).orElse(List.of());
    }

    private String text(
            Outcome outcome, Optional<InstanceRef> instance, List<Firing> firings, ExplanationPrinter printer) {
        List<String> lines = new ArrayList<>();
        lines.add("entry " + index + " of ledger " + ledger + ", " + Instant.ofEpochMilli(outcome.timeMillis()) + ": "
                + (firings.isEmpty()
                        ? new OutcomeText(index, outcome).text()
                        : instance.orElseThrow().id()));
        instance.ifPresent(
                ref -> lines.add("contract " + ref.contract() + " " + ref.version() + " (sha256 " + ref.hash() + ")"));
        for (Firing firing : firings) {
            lines.add("rule " + firing.rule() + " fired at " + Instant.ofEpochMilli(firing.atMillis())
                    + (firing.before().equals(firing.after())
                            ? ""
                            : ", state " + firing.before() + " -> " + firing.after())
                    + (firing.evidence().isEmpty() ? ", by the clock" : ", by entries " + firing.evidence()));
            firing.effects().forEach(effect -> lines.add("  did: " + ExplanationPrinter.words(effect)));
            printer.parts(lines, parts(firing));
        }
        evidence.forEach((at, fields) -> lines.add("entry " + at + ": " + words(fields)));
        return String.join(System.lineSeparator(), lines);
    }

    private static String words(Map<String, Object> fields) {
        List<String> words = new ArrayList<>();
        words.add(String.valueOf(fields.get("kind")));
        if (fields.containsKey("issuedAt")) {
            Object by = fields.getOrDefault("device", fields.get("organisation"));
            words.add("of " + by + " on " + fields.get("subject") + ", issued at " + fields.get("issuedAt"));
        } else if (fields.containsKey("from")) {
            words.add("from ledger " + fields.get("from") + ", number " + fields.get("sequence"));
        }
        if (fields.get("readings") instanceof List<?> readings) {
            readings.forEach(reading -> words.add(
                    reading instanceof Map<?, ?> one
                            ? one.get("name") + " = " + one.get("value") + " " + one.get("unit") + " at "
                                    + one.get("time")
                            : String.valueOf(reading)));
        }
        return String.join("; ", words).replace("  ", " ");
    }

    private Map<String, Object> json(
            Outcome outcome, Optional<InstanceRef> instance, List<Firing> firings, ExplanationPrinter printer) {
        List<Object> rules = new ArrayList<>();
        for (Firing firing : firings) {
            rules.add(Json.object(
                    "rule", firing.rule(),
                    "time", Instant.ofEpochMilli(firing.atMillis()),
                    "before", firing.before(),
                    "after", firing.after(),
                    "evidence", firing.evidence(),
                    "effects",
                            firing.effects().stream()
                                    .map(ExplanationPrinter::words)
                                    .toList(),
                    "source", parts(firing).stream().map(printer::json).toList()));
        }
        Map<String, Object> all = new LinkedHashMap<>(Json.object(
                "ledger",
                ledger,
                "index",
                index,
                "time",
                Instant.ofEpochMilli(outcome.timeMillis()),
                "says",
                new OutcomeText(index, outcome).text()));
        instance.ifPresent(ref -> all.putAll(Json.object(
                "instance", ref.id(),
                "contract", ref.contract(),
                "contractVersion", ref.version(),
                "contractHash", ref.hash())));
        all.put("firings", rules);
        all.put("evidence", new ArrayList<>(evidence.values()));
        return all;
    }
}
