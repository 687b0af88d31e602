package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.engine.Engine;
import io.tallystick.rules.simulate.AlertDifference;
import io.tallystick.rules.simulate.AlertLog;
import io.tallystick.rules.simulate.AlertLog.Raised;
import io.tallystick.rules.simulate.MoneyDifference;
import io.tallystick.rules.simulate.Simulation;
import io.tallystick.rules.simulate.SimulationSink;
import io.tallystick.rules.simulate.SimulationTotals;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code contract diff}. */
@Command(
        name = "diff",
        description = "Try two contracts on the same data: which alerts come, go or move, and how much money changes.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick contract diff overheating-1.yaml overheating-2.yaml \\",
            "      --data machine.csv --mapping machine.yaml --param limit=95.0",
            "",
            "Parameters that only one of the two knows are given to that one. Exit code 1 if anything differs."
        })
final class ContractDiff implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "The contract as it was.")
    private Path oldFile;

    @Parameters(index = "1", paramLabel = "NEW", description = "The contract as it would be.")
    private Path newFile;

    @Option(
            names = "--moved-within",
            paramLabel = "DURATION",
            defaultValue = "1d",
            description = "An alert of the one no further than this from one of the other is the same one moved;"
                    + " default ${DEFAULT-VALUE}.")
    private Duration within;

    @Mixin
    private SimulationOptions options;

    @Mixin
    private Console console;

    /** One of the two runs. */
    private final class Side {
        final Contract contract;
        final SimulationTotals totals = new SimulationTotals();
        final AlertLog alerts = new AlertLog();
        final Simulation simulation;

        Side(Path file) throws IOException {
            contract = ContractFiles.require(file, options.currencies());
            SimulationSink sink = totals.and(alerts);
            simulation = new Simulation(new Engine(contract), options.setupFor(contract), sink);
        }

        Map<String, Long> counts() {
            Map<String, Long> counts = new TreeMap<>();
            totals.alerts().forEach((key, total) -> counts.put(key, total.raised()));
            return counts;
        }
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter err = console.err();
        Side before = new Side(oldFile);
        Side after = new Side(newFile);
        options.requireParamsOf(before.contract, after.contract);
        SimulatedData data =
                new SimulatedData(options, err, List.of(before.simulation, after.simulation), SimulatedData.UNWATCHED);
        data.run();
        List<AlertDifference> alerts = AlertDifference.between(before.alerts, after.alerts, within.toMillis());
        List<MoneyDifference> money =
                MoneyDifference.between(before.simulation.standings(), after.simulation.standings());
        alerts.forEach(difference -> console.print(json(difference), text(difference)));
        money.forEach(difference -> console.print(json(difference), text(difference)));
        if (console.json()) {
            console.out()
                    .println(Json.line(Json.object(
                            "difference",
                            "summary",
                            "alerts",
                            alerts.size(),
                            "money",
                            money.size(),
                            "before",
                            before.counts(),
                            "after",
                            after.counts())));
        } else {
            err.println(alerts.size() + " differences in alerts, " + money.size() + " in money; raised before: "
                    + before.counts() + ", after: " + after.counts());
        }
        int exit = data.report();
        for (Side side : List.of(before, after)) {
            side.totals.faults().forEach(fault -> err.println("PROBLEM: " + fault));
            exit = side.totals.faults().isEmpty() ? exit : Exit.DOES_NOT_HOLD;
        }
        return alerts.isEmpty() && money.isEmpty() ? exit : Exit.DOES_NOT_HOLD;
    }

    private static String text(AlertDifference difference) {
        Raised before = difference.before();
        Raised after = difference.after();
        String name =
                " alert " + difference.name().key() + " of " + difference.name().subject();
        return switch (difference.kind()) {
            case COMES -> "comes " + name + " at " + when(after) + ", " + severity(after);
            case GOES -> "goes  " + name + " at " + when(before) + ", " + severity(before);
            case MOVES ->
                "moves " + name + " from " + when(before) + " to " + when(after) + " ("
                        + signed(after.timeMillis() - before.timeMillis()) + "), " + severity(after);
            case CHANGES ->
                "is now" + name + " at " + when(after) + " " + severity(after) + ", was " + severity(before);
        };
    }

    private static String when(Raised raised) {
        return Instant.ofEpochMilli(raised.timeMillis()).toString();
    }

    private static String severity(Raised raised) {
        return raised.severity().name().toLowerCase(Locale.ROOT);
    }

    private static String signed(long millis) {
        return (millis < 0 ? "-" : "+")
                + Duration.ofMillis(Math.abs(millis)).toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> json(AlertDifference difference) {
        return Json.object(
                "difference",
                difference.kind().name().toLowerCase(Locale.ROOT),
                "subject",
                difference.name().subject(),
                "key",
                difference.name().key(),
                "before",
                json(difference.before()),
                "after",
                json(difference.after()));
    }

    private static Map<String, Object> json(Raised raised) {
        return raised == null ? null : Json.object("time", when(raised), "severity", raised.severity());
    }

    private static String text(MoneyDifference difference) {
        return "money  " + difference.organisation() + ": " + difference.before() + " becomes " + difference.after()
                + " (" + (difference.change().signum() > 0 ? "+" : "") + difference.change() + ")";
    }

    private static Map<String, Object> json(MoneyDifference difference) {
        return Json.object(
                "difference",
                "money",
                "organisation",
                difference.organisation(),
                "currency",
                difference.before().currency().code(),
                "beforeMinor",
                difference.before().minor(),
                "afterMinor",
                difference.after().minor());
    }
}
