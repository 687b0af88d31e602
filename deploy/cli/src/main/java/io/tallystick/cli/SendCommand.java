package io.tallystick.cli;

import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.keys.DeviceFile;
import io.tallystick.ledger.senml.SenmlWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code send}. */
@Command(
        name = "send",
        description = "Sign readings, or a document, as a device or member and send them as one event.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick send --device my-network/devices/acme/pump-1.p12 \\",
            "      temperature=21.5Cel running=true",
            "  tallystick send --device pump-1.p12 --network network.yaml \\",
            "      --subject line-3 'state=\"7\"' --wait",
            "  tallystick send --device clerk.p12 --subject crate-7 \\",
            "      --document delivery quality=A pieces=40 --wait",
            "",
            "A number may be followed by its SenML unit and is kept as written; true and false are truth values;"
                    + " anything else, and what stands in double quotes, is text. In a document numbers have no unit."
        })
final class SendCommand implements Callable<Integer> {
    @Option(names = "--device", required = true, paramLabel = "FILE", description = "The device's .p12 file.")
    private Path device;

    @Option(names = "--subject", description = "What the readings are about; default the device's name.")
    private String subject;

    @Option(
            names = "--time",
            paramLabel = "INSTANT",
            description = "When it was, such as 2026-01-31T12:00:00Z; default now.")
    private Instant time;

    @Option(names = "--introduce", description = "Send the certificates along although it is not the first event.")
    private boolean introduce;

    @Option(names = "--wait", description = "Wait until the event is in a block or refused; needs --schema-registry.")
    private boolean wait;

    @Option(
            names = "--document",
            paramLabel = "TYPE",
            description = "Send a document for contracts instead of readings: what it says are the NAME=VALUE.")
    private String document;

    @Option(names = "--json-file", paramLabel = "FILE", description = "Send the JSON object of a file.")
    private Path jsonFile;

    @Parameters(arity = "0..*", paramLabel = "NAME=VALUE", description = "Readings, or members of the document.")
    private List<String> arguments = new ArrayList<>();

    @Mixin
    private KafkaNetwork network;

    @Mixin
    private Console console;

    @Mixin
    private CommandClock clock;

    @Override
    public Integer call() throws Exception {
        Genesis genesis = network.genesis();
        boolean readings = document == null && jsonFile == null;
        byte[] payload = readings ? readings() : json();
        try (DeviceFile file = EventDispatch.open(device);
                EventDispatch dispatch = new EventDispatch(network, genesis, console.err(), clock.clock())) {
            EventDispatch.Sent sent = dispatch.send(
                    file,
                    id -> subject == null ? id.name() : subject,
                    readings ? ContentType.SENML_JSON : ContentType.JSON,
                    payload,
                    time,
                    introduce,
                    wait);
            console.print(sent.all(), sent.text());
            return sent.exitCode();
        }
    }

    private byte[] readings() {
        if (arguments.isEmpty()) {
            throw new CliException(Exit.USAGE, "want readings as NAME=VALUE, --document or --json-file; got none");
        }
        SenmlWriter pack = new SenmlWriter("");
        Set<String> names = new HashSet<>();
        for (String argument : arguments) {
            ReadingArgument reading = ReadingArgument.parse(argument);
            if (!names.add(reading.name())) {
                throw new CliException(Exit.USAGE, "reading \"" + argument + "\": its name was given before");
            }
            reading.addTo(pack);
        }
        return pack.toByteArray();
    }

    private byte[] json() throws IOException {
        if (jsonFile == null) {
            return DocumentJson.of(document, arguments);
        }
        if (!arguments.isEmpty()) {
            throw new CliException(
                    Exit.USAGE, "want --json-file or NAME=VALUE, got both: \"" + arguments.get(0) + "\"");
        }
        return DocumentJson.ofFile(jsonFile, document);
    }
}
