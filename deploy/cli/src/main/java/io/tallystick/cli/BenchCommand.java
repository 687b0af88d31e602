package io.tallystick.cli;

import io.tallystick.bench.Bench;
import io.tallystick.bench.BenchOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code bench}: what sealing costs here, next to verifying and copying the same records. */
@Command(
        name = "bench",
        description =
                "Measure what sealing costs, next to verifying and copying the same records: a broker of its own, a"
                        + " table after some minutes.",
        footerHeading = "%nOptions:%n",
        footer = {
            BenchOptions.HELP,
            "Exit codes: 0 measured; 2 usage.",
            "Examples:",
            "  tallystick bench",
            "  tallystick bench --quick --readings 1",
            "  tallystick bench --cases copy,seal --rounds 5 --json",
            "  tallystick bench --set tallystick.block.interval.ms=50",
            "  tallystick bench --growth --growth-entries 10000,100000"
        })
final class BenchCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return Bench.run(
                arguments.toArray(String[]::new),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }
}
