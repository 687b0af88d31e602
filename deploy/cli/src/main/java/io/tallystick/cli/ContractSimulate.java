package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.engine.Engine;
import io.tallystick.rules.simulate.Outcome;
import io.tallystick.rules.simulate.Simulation;
import io.tallystick.rules.simulate.SimulationSink;
import io.tallystick.rules.simulate.SimulationTotals;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code contract simulate}. */
@Command(
        name = "simulate",
        description = "Try a contract on recorded data: what it would have raised, paid and commanded, as JSON lines.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick contract simulate overheating.yaml --data machine.csv \\",
            "      --mapping machine.yaml --param limit=95.0",
            "  tallystick contract simulate cover.yaml --data trips.csv \\",
            "      --mapping trips.yaml --documents papers.jsonl \\",
            "      --party owner=acme --fund acme='EUR 500.00' --json",
            "",
            "Each subject of the data gets an instance at its first event. The clock is the data's own. The summary goes"
                    + " to standard error; with --json it is the last line of standard output."
        })
final class ContractSimulate implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;

    @Parameters(paramLabel = "FILE", description = "The contract.")
    private Path file;

    @Mixin
    private SimulationOptions options;

    @Mixin
    private Console console;

    private long line;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = console.err();
        Contract contract = ContractFiles.require(file, options.currencies());
        options.requireParamsOf(contract);
        SimulationTotals totals = new SimulationTotals();
        Simulation simulation =
                new Simulation(new Engine(contract), options.setup(), totals.and(new Lines(contract, console.out())));
        SimulatedData data = new SimulatedData(options, err, List.of(simulation), (row, subject, came) -> line = row);
        long start = System.nanoTime();
        data.run();
        console.out().flush();
        SimulationSummary summary =
                new SimulationSummary(simulation, totals, data, (System.nanoTime() - start) / NANOS_PER_SECOND);
        if (console.json()) {
            console.out().println(Json.line(summary.json()));
        } else {
            err.println(summary);
        }
        int exit = data.report();
        return totals.notOpened() + totals.suspended() > 0 ? Exit.DOES_NOT_HOLD : exit;
    }

    private final class Lines implements SimulationSink {
        private final SimulatedRecords records;
        private final PrintWriter out;

        Lines(Contract contract, PrintWriter out) {
            records = new SimulatedRecords(contract);
            this.out = out;
        }

        @Override
        public void outcome(Outcome outcome) {
            records.of(outcome, outcome.cause() == Outcome.TIMER ? 0 : line)
                    .forEach(record -> out.println(Json.line(record)));
        }

        @Override
        public void notOpened(String subject, long timeMillis, List<String> reasons) {
            // The totals name it.
        }
    }
}
