package io.tallystick.cli;

import picocli.CommandLine.Option;

/** How words on contracts are sent. */
final class ControlOptions {
    @Option(
            names = "--wait",
            description = "Wait until every ledger has it, and say what came of it; needs --schema-registry.")
    private boolean wait;

    boolean waits() {
        return wait;
    }
}
