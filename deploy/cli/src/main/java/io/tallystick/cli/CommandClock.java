package io.tallystick.cli;

import java.time.Clock;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The clock that the command line was made with, which commands ask instead of the system's. */
// It has no options; picocli mixes in only what has an annotation.
@Command
final class CommandClock {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    Clock clock() {
        return ((Tallystick) command.root().userObject()).clock();
    }

    Instant now() {
        return clock().instant();
    }
}
