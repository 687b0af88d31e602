package io.tallystick.cli;

import picocli.CommandLine.Command;

/** {@code device}: enrol, revoke, list. */
@Command(
        name = "device",
        description = "Enrol, revoke and list devices.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DeviceEnrol.class, DeviceRevoke.class, DeviceList.class},
        footerHeading = "%nExamples:%n",
        footer = "  tallystick device enrol acme pump-1 --network my-network")
final class DeviceCommands {
    private DeviceCommands() {}
}
