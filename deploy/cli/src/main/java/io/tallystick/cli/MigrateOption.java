package io.tallystick.cli;

import io.tallystick.rules.contract.Contract;
import java.nio.file.Path;
import java.util.SortedMap;
import picocli.CommandLine.Option;

/** Whether a deployment takes over what runs. */
final class MigrateOption {
    @Option(
            names = "--migrate",
            description =
                    "Take over running instances of the versions that the text says it migrates from: at once those"
                            + " whose openers all sign this deployment.")
    private boolean migrate;

    /** What deploys a contract, for all who sign. */
    String deployment(Path file, Contract contract, SortedMap<String, String> parties) {
        if (migrate && contract.migrates().from().isEmpty()) {
            throw new CliException(
                    Exit.USAGE,
                    file
                            + ": want a text that says by \"migrates\" which versions it takes over, got one that does not");
        }
        return ControlOrder.deployment(contract, parties, migrate);
    }
}
