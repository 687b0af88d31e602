package io.tallystick.cli;

import picocli.CommandLine.Command;

/** {@code connect}: take in what devices send to what is there already. */
@Command(
        name = "connect",
        description = "Take in what devices send to the brokers and topics that are there already.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ConnectTopic.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick connect topic --from sensors --gateway gw-1.p12 --format json \\",
            "      --mapping mapping.yaml",
        })
final class ConnectCommands {
    private ConnectCommands() {}
}
