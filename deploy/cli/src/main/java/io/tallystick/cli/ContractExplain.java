package io.tallystick.cli;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.engine.Engine;
import io.tallystick.rules.simulate.Explainer;
import io.tallystick.rules.simulate.MoneyKind;
import io.tallystick.rules.simulate.Query;
import io.tallystick.rules.simulate.Seen;
import io.tallystick.rules.simulate.Simulation;
import io.tallystick.rules.simulate.Story;
import io.tallystick.rules.simulate.WhyNot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code contract explain}. */
@Command(
        name = "explain",
        description =
                "Say why an alert or payment happened, on recorded data or in a ledger: readings, rule, values. Or why"
                        + " not.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick contract explain overheating.yaml --alert hot \\",
            "      --data machine.csv --mapping machine.yaml",
            "  tallystick contract explain escrow.yaml --payment escrow --kind void \\",
            "      --data crates.csv --mapping crates.yaml --documents papers.jsonl",
            "  tallystick contract explain overheating.yaml \\",
            "      --why-not 'watching.on[0]' --at 2026-01-31T12:00:00Z \\",
            "      --data machine.csv --mapping machine.yaml",
            "  tallystick contract explain 0 17 --archive archive",
            "",
            "Without --at it is the first time, with it the last by then. Rules are named as in the field \"rule\" of what"
                    + " simulate prints."
        })
final class ContractExplain implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE|LEDGER", description = "The contract; or, with --archive, the ledger.")
    private String first;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "INDEX",
            description = "With --archive: the outcome's entry, from 0.")
    private Long index;

    @Option(names = "--archive", paramLabel = "DIR", description = "Explain an outcome of an exported ledger.")
    private Path archive;

    @Option(names = "--alert", paramLabel = "KEY", description = "Why this alert was raised.")
    private String alert;

    @Option(
            names = "--payment",
            paramLabel = "ID|ROLE",
            description = "Why money was paid: by the id in the contract, or who paid or got it; \"\" for any.")
    private String payment;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "What became of the money of --payment: ${COMPLETION-CANDIDATES}; default the first of post,"
                    + " transfer, issue.")
    private MoneyKind kind;

    @Option(
            names = "--why-not",
            paramLabel = "RULE|KEY|ID",
            description = "Why this rule did not fire, or none of those that raise this alert or move this money.")
    private String whyNot;

    @Option(names = "--at", paramLabel = "TIME", description = "Look at what happened by then.")
    private Instant at;

    @Option(names = "--subject", paramLabel = "SUBJECT", description = "The only subject to look at.")
    private String subject = "";

    @Mixin
    private SimulationOptions options;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws Exception {
        if (archive != null) {
            return ofLedger();
        }
        if (index != null) {
            throw new CliException(Exit.USAGE, "INDEX: want it with --archive only, got " + index);
        }
        Path file = Path.of(first);
        Contract contract = ContractFiles.require(file, options.currencies());
        options.requireParamsOf(contract);
        Explainer explainer = new Explainer(contract, query(), subject);
        Simulation simulation = explainer.simulate(new Engine(contract), options.setup());
        Watch watch = new Watch(explainer, at == null ? Long.MAX_VALUE : at.toEpochMilli());
        new SimulatedData(options, console.err(), List.of(simulation), watch).run();
        ExplanationPrinter printer = new ExplanationPrinter(
                file,
                contract.identity().name() + " " + contract.identity().version() + " (sha256 "
                        + contract.identity().hash() + ")");
        if (whyNot != null) {
            for (String rule : rules(explainer)) {
                WhyNot answer = explainer.whyNot(rule, subject(simulation));
                console.print(printer.json(answer), printer.text(answer));
            }
            return Exit.HOLDS;
        }
        Story story =
                explainer.story().orElseThrow(() -> new CliException(Exit.DOES_NOT_HOLD, nothing(explainer.moved())));
        console.print(printer.json(story), printer.text(story));
        return Exit.HOLDS;
    }

    private int ofLedger() throws Exception {
        if (alert != null || payment != null || kind != null || whyNot != null || at != null || !subject.isEmpty()) {
            throw new CliException(
                    Exit.USAGE, "--archive: want LEDGER and INDEX with it and no other question, got one");
        }
        if (index == null || !first.matches("[0-9]{1,5}")) {
            throw new CliException(
                    Exit.USAGE,
                    "--archive: want LEDGER and INDEX with it, got " + first + (index == null ? " and no INDEX" : ""));
        }
        new LedgerExplanation(archive, Integer.parseInt(first), index).print(console);
        return Exit.HOLDS;
    }

    /** A rule by its path; else those that could have done it. */
    private List<String> rules(Explainer explainer) {
        List<String> could = explainer.couldHave(whyNot);
        return could.isEmpty() ? List.of(whyNot) : could;
    }

    private String nothing(SortedMap<MoneyKind, Long> moved) {
        String by = at == null ? "" : " by " + at;
        if (moved.isEmpty()) {
            return "nothing like it happened" + by + ": `tallystick contract simulate` lists what did";
        }
        String did = moved.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return "nothing of \"" + payment + "\" was " + (kind == null ? "paid" : "of kind " + kind) + by
                + "; what happened: " + did + "; --kind " + moved.firstKey() + " explains it";
    }

    private Query query() {
        long until = at == null ? Long.MAX_VALUE : at.toEpochMilli();
        int asked = (alert == null ? 0 : 1) + (payment == null ? 0 : 1) + (whyNot == null ? 0 : 1);
        if (asked > 1 || asked == 0 && at == null) {
            throw new CliException(
                    Exit.USAGE,
                    "want one of --alert, --payment, --why-not, or --at alone, got "
                            + (asked == 0 ? "none" : asked + " of them"));
        }
        if (kind != null && payment == null) {
            throw new CliException(Exit.USAGE, "--kind: want it with --payment, got it without");
        }
        if (alert != null) {
            return new Query.OfAlert(alert, until);
        }
        return payment == null ? new Query.ByTime(until) : new Query.OfMoney(payment, kind, until);
    }

    /** The one asked for, or the only one there is. */
    private String subject(Simulation simulation) {
        List<String> subjects = simulation.instances().stream()
                .map(instance -> instance.opening().subject())
                .distinct()
                .toList();
        if (subject.isEmpty() && subjects.size() != 1) {
            throw new CliException(
                    Exit.USAGE, "--subject: want one of the " + subjects.size() + " of the data, got none");
        }
        return subject.isEmpty() ? subjects.get(0) : subject;
    }

    private record Watch(Explainer explainer, long untilMillis) implements SimulatedData.Watcher {
        @Override
        public void before(long line, String about, List<Seen> came) {
            explainer.before(about, line, came);
        }

        @Override
        public void after(String about) {
            explainer.after(about);
        }

        @Override
        public boolean isCurious() {
            return true;
        }
    }
}
