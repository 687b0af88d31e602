package io.tallystick.cli;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.engine.Engine;
import io.tallystick.rules.simulate.Explainer;
import io.tallystick.rules.simulate.Query;
import io.tallystick.rules.simulate.Seen;
import io.tallystick.rules.simulate.Simulation;
import io.tallystick.rules.simulate.Story;
import io.tallystick.rules.simulate.WhyNot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code contract explain}. */
@Command(
        name = "explain",
        description = "Say why an alert or payment happened on recorded data: readings, rule, values. Or why not.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick contract explain overheating.yaml --alert hot \\",
            "      --data machine.csv --mapping machine.yaml",
            "  tallystick contract explain overheating.yaml \\",
            "      --why-not 'watching.on[0]' --at 2026-01-31T12:00:00Z \\",
            "      --data machine.csv --mapping machine.yaml",
            "",
            "Without --at it is the first time, with it the last by then. Rules are named as in the field \"rule\" of what"
                    + " simulate prints."
        })
final class ContractExplain implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The contract.")
    private Path file;

    @Option(names = "--alert", paramLabel = "KEY", description = "Why this alert was raised.")
    private String alert;

    @Option(
            names = "--payment",
            paramLabel = "ID",
            description = "Why money was moved or refused, by the id in the contract; \"\" for any.")
    private String payment;

    @Option(names = "--why-not", paramLabel = "RULE", description = "Why this rule did not fire.")
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
        Contract contract = ContractFiles.require(file, options.currencies());
        options.requireParamsOf(contract);
        Explainer explainer = new Explainer(contract, query(), subject);
        Simulation simulation = new Simulation(new Engine(contract), options.setup(), explainer);
        explainer.watch(simulation);
        Watch watch = new Watch(explainer, at == null ? Long.MAX_VALUE : at.toEpochMilli());
        new SimulatedData(options, console.err(), List.of(simulation), watch).run();
        ExplanationPrinter printer = new ExplanationPrinter(file);
        if (whyNot != null) {
            WhyNot answer = explainer.whyNot(whyNot, subject(simulation));
            console.print(printer.json(answer), printer.text(answer));
            return Exit.HOLDS;
        }
        Story story = explainer
                .story()
                .orElseThrow(() -> new CliException(
                        Exit.DOES_NOT_HOLD,
                        "nothing like it happened" + (at == null ? "" : " by " + at)
                                + ": `tallystick contract simulate` lists what did"));
        console.print(printer.json(story), printer.text(story));
        return Exit.HOLDS;
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
        if (alert != null) {
            return new Query.OfAlert(alert, until);
        }
        return payment == null ? new Query.ByTime(until) : new Query.OfPayment(payment, until);
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
