package io.tallystick.cli;

import picocli.CommandLine.Command;

/** {@code connect}: intake from what devices already talk to. */
@Command(
        name = "connect",
        description = "Take events from where devices send them, until Ctrl-C.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ConnectHttp.class},
        footerHeading = "%nExamples:%n",
        footer = "  tallystick connect http --gateway gw-1.p12 --tokens tokens.txt")
final class ConnectCommands {
    private ConnectCommands() {}
}
