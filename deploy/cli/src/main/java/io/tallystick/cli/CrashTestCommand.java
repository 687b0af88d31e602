package io.tallystick.cli;

import io.tallystick.bench.CrashTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code crash-test}: kills the application under load and checks that nothing is lost, doubled or contradicted. */
@Command(
        name = "crash-test",
        description = "Kill instances of the application under load, restart the broker, and judge what is left.",
        footerHeading = "%nOptions:%n",
        footer = {
            "  --kills N         how often an instance is killed; default 20",
            "  --seed S          the same seed plans the same kills and load",
            "  --instances N     instances that share the ledgers; default 2",
            "  --ledgers N       default 4",
            "  --devices N       devices that send",
            "  --rate N          records a second",
            "  --broker-every N  the broker is restarted at every Nth kill; 0 for never",
            "  --dir DIR         where logs and data are left; default a temporary folder",
            "",
            "Exit code 0 only if every accepted event is in one ledger exactly once, and no"
                    + " checkpoint contradicts another.",
            "Examples:",
            "  tallystick crash-test --kills 20 --seed 7"
        })
final class CrashTestCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return CrashTest.run(
                arguments.toArray(String[]::new),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }
}
