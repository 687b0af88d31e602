package io.tallystick.cli;

import picocli.CommandLine.Command;

/** {@code connect}: take events from where devices already send them, without a Kafka Connect worker. */
@Command(
        name = "connect",
        description = "Take events from where devices send them already, until Ctrl-C.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ConnectMqtt.class, ConnectTopic.class, ConnectHttp.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick connect mqtt --mqtt tcp://localhost:1883 \\",
            "      --topic 'plants/{plant}/{device}' --format senml+json \\",
            "      --subject '{plant}' --device '{device}' --gateway gw-1.p12",
            "  tallystick connect topic --from sensors --gateway gw-1.p12 \\",
            "      --format json --mapping mapping.yaml",
            "  tallystick connect http --gateway gw-1.p12 --tokens tokens.txt"
        })
final class ConnectCommands {
    private ConnectCommands() {}
}
