package io.tallystick.cli;

import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.keys.DeviceFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Sends one document, signed by one member or by several. */
final class DocumentSend {
    @Option(
            names = "--wait",
            description = "Wait until it is in a block or refused, and say what contracts made of it; needs"
                    + " --schema-registry.")
    private boolean wait;

    /**
     * Signs and sends.
     *
     * @param subject what it is about, by who signs
     * @return the exit code
     */
    int send(
            KafkaNetwork network,
            Genesis genesis,
            Console console,
            Clock clock,
            List<Path> devices,
            Function<DeviceId, String> subject,
            byte[] document)
            throws Exception {
        int exit = Exit.HOLDS;
        try (EventDispatch dispatch = new EventDispatch(network, genesis, console.err(), clock)) {
            for (Path device : devices) {
                try (DeviceFile file = EventDispatch.open(device)) {
                    EventDispatch.Sent sent =
                            dispatch.send(file, subject, ContentType.JSON, document, null, false, wait);
                    console.print(sent.all(), sent.text());
                    exit = Math.max(exit, sent.exitCode());
                }
            }
        }
        return exit;
    }
}
