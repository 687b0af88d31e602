package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.sink.verify.ArchiveVerifier;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code show}. */
@Command(
        name = "show",
        description = "Print an entry or block readably.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick show 0 17 --archive archive",
            "  tallystick show --device acme/pump-1 --sequence 3 --archive archive --json",
            "  tallystick show 0 --block 4 --bootstrap-server localhost:9092 \\",
            "      --schema-registry http://localhost:8081",
            "",
            "It prints what is there; whether it holds is for `tallystick verify`."
        })
final class ShowCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", index = "0", paramLabel = "LEDGER", description = "Which ledger; default all.")
    private Integer ledger;

    @Parameters(arity = "0..1", index = "1", paramLabel = "INDEX", description = "Which entry, from 0.")
    private Long index;

    @Option(
            names = "--device",
            paramLabel = "ORG/NAME",
            description = "An event of this device, with --sequence; ORG/GATEWAY/NAME if that gateway signed it.")
    private String device;

    @Option(names = "--sequence", paramLabel = "N", description = "The event's number.")
    private Long sequence;

    @Option(names = "--subject", description = "What the event is about; default any subject.")
    private String subject;

    @Option(names = "--block", paramLabel = "H", description = "The block of this height.")
    private Long block;

    @Option(names = "--archive", paramLabel = "DIR", description = "Read an archive instead of Kafka.")
    private Path archive;

    @Mixin
    private KafkaNetwork network;

    @Mixin
    private Console console;

    private final EntryView view = new EntryView(SignatureVerifiers.best());

    @Override
    public Integer call() throws Exception {
        boolean one = index != null ^ block != null ^ device != null;
        if (!one || (index != null && block != null) || (device == null) != (sequence == null)) {
            throw new CliException(
                    Exit.USAGE, "want LEDGER INDEX, or --device with --sequence, or --block; one of them");
        }
        if (archive != null) {
            Genesis genesis = Inputs.archiveGenesis(archive);
            return search(
                    genesis,
                    number -> EntryStream.ofArchive(archive, number),
                    number -> Files.exists(
                            ArchiveVerifier.ledgerDirectory(archive, number).resolve("checkpoint")));
        }
        Genesis genesis = network.genesis();
        try (KafkaLedgers ledgers = network.ledgers(genesis, console.err())) {
            return search(genesis, number -> EntryStream.ofKafka(ledgers.source(number)), number -> true);
        }
    }

    /** Opens a ledger. */
    private interface Opener {
        EntryStream open(int ledger) throws Exception;
    }

    private int search(Genesis genesis, Opener opener, IntPredicate hasEntries) throws Exception {
        if (ledger != null) {
            genesis.ledgerKey(ledger);
            if (show(ledger, opener.open(ledger))) {
                return Exit.HOLDS;
            }
        } else {
            for (int number = 0; number < genesis.ledgerCount(); number++) {
                if (hasEntries.test(number) && show(number, opener.open(number))) {
                    return Exit.HOLDS;
                }
            }
        }
        throw new CliException(
                Exit.DOES_NOT_HOLD,
                "there is no such " + (block == null ? "entry" : "block")
                        + (ledger == null ? " in any ledger" : " in ledger " + ledger));
    }

    private boolean show(int number, EntryStream entries) throws Exception {
        EntryFinder finder = new EntryFinder();
        if (block != null) {
            Optional<EntryFinder.FoundBlock> found = finder.findBlock(entries, block);
            found.ifPresent(it -> print(number, it));
            return found.isPresent();
        }
        Optional<EntryFinder.Found> found = finder.find(
                entries,
                (at, buffer, offset, length) -> index == null ? isWanted(buffer, offset, length) : at == index);
        if (found.isPresent()) {
            Map<String, Object> fields = view.of(number, found.get());
            finder.seal().ifPresent(seal -> fields.put("block", seal.height()));
            print(fields);
        }
        return found.isPresent();
    }

    private boolean isWanted(byte[] buffer, int offset, int length) {
        try {
            if (!(LedgerEntry.decode(buffer, offset, length) instanceof EventEntry event)) {
                return false;
            }
            SignedEnvelope envelope = SignedEnvelope.decode(event.envelope());
            return (envelope.device().equals(device) || envelope.numberedBy().equals(device))
                    && envelope.sequence() == sequence
                    && (subject == null || envelope.subject().equals(subject));
        } catch (MalformedEntryException | MalformedEnvelopeException e) {
            return false;
        }
    }

    private void print(int number, EntryFinder.FoundBlock found) {
        Map<String, Object> fields = Json.object("ledger", number);
        fields.putAll(EntryView.seal(found.seal()));
        fields.put("size", found.size());
        fields.put(
                "entries",
                found.entries().stream()
                        .map(entry -> console.json()
                                ? view.of(number, entry)
                                : entry.index() + " " + entry.entry().kind())
                        .toList());
        print(fields);
    }

    private void print(Map<String, Object> fields) {
        PrintWriter out = console.out();
        if (console.json()) {
            out.println(Json.line(fields));
            return;
        }
        fields.forEach((name, value) -> {
            if (value instanceof List<?> list) {
                out.println(name + ":");
                list.forEach(item -> out.println("  " + line(item)));
            } else {
                out.printf("%-14s %s%n", name, value);
            }
        });
    }

    private static String line(Object item) {
        if (item instanceof Map<?, ?> reading && reading.containsKey("unit")) {
            return reading.get("name") + " = " + reading.get("value") + " " + reading.get("unit") + "  at "
                    + reading.get("time");
        }
        return item instanceof Map<?, ?> ? Json.line(item) : item.toString();
    }
}
