package io.tallystick.cli;

import io.tallystick.bench.Bench;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code bench}: how many records a second are sealed here. */
@Command(
        name = "bench",
        description = "Measure records sealed a second, next to a plain exactly-once copy of the same records.",
        footerHeading = "%nOptions:%n",
        footer = {
            "  --records N   records a case takes; default 300000",
            "  --devices N   devices that signed them; default 1000",
            "  --ledgers N   ledgers, which are partitions; default 4",
            "  --threads N   stream threads, and threads of the signature loop; default 2",
            "  --rounds N    rounds that count, after one to warm up; default 3",
            "  --cases LIST  of copy, seal, verify; default all",
            "  --set N=V     a setting of Kafka or of the ledger; several",
            "  --json        one line of JSON instead of the table",
            "",
            "Examples:",
            "  tallystick bench --records 300000 --rounds 3"
        })
final class BenchCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        Bench.main(arguments.toArray(String[]::new));
        return Exit.HOLDS;
    }
}
