package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.keys.DeviceFile;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.ledger.senml.SenmlWriter;
import io.tallystick.schemas.serde.Registry;
import io.tallystick.schemas.topics.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.RecordMetadata;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code send}. */
@Command(
        name = "send",
        description = "Sign readings as a device and send them as one event.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick send --device my-network/devices/acme/pump-1.p12 \\",
            "      temperature=21.5Cel running=true",
            "  tallystick send --device pump-1.p12 --network network.yaml \\",
            "      --subject line-3 'state=\"7\"' --wait",
            "",
            "A number may be followed by its SenML unit and is kept as written; true and false are truth values;"
                    + " anything else, and what stands in double quotes, is text."
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

    @Parameters(arity = "1..*", paramLabel = "NAME=VALUE", description = "Readings.")
    private List<String> readings;

    @Mixin
    private KafkaNetwork network;

    @Mixin
    private Console console;

    @Mixin
    private CommandClock clock;

    @Override
    public Integer call() throws Exception {
        Genesis genesis = network.genesis();
        Topics topics = new Topics(genesis.network());
        SenmlWriter pack = new SenmlWriter("");
        Set<String> names = new HashSet<>();
        for (String argument : readings) {
            ReadingArgument reading = ReadingArgument.parse(argument);
            if (!names.add(reading.name())) {
                throw new CliException(Exit.USAGE, "reading \"" + argument + "\": its name was given before");
            }
            reading.addTo(pack);
        }
        try (DeviceFile file = DeviceFile.open(device, System.getenv());
                EventSender sender = new EventSender(network.kafka(), topics, console.err())) {
            String about = subject == null ? file.id().name() : subject;
            int ledger = SubjectRouting.ledgerOf(about, genesis.ledgerCount());
            Sealed.Watch watch = wait ? watch(topics, ledger) : null;
            Instant now = clock.now();
            long sequence = file.nextSequence(about);
            byte[] envelope = Envelopes.sign(
                    file.signer(),
                    file.id().toString(),
                    about,
                    sequence,
                    time == null ? now : time,
                    ContentType.SENML_JSON,
                    pack.toByteArray(),
                    introduce || sequence == DeviceFile.FIRST_SEQUENCE ? file.chain() : List.of());
            RecordMetadata where = sender.await(sender.send(ledger, about, envelope, now.toEpochMilli(), null));
            Map<String, Object> answer = Json.object(
                    "topic",
                    where.topic(),
                    "partition",
                    where.partition(),
                    "offset",
                    where.offset(),
                    "device",
                    file.id(),
                    "subject",
                    about,
                    "sequence",
                    sequence);
            return watch == null ? print(answer, null) : print(answer, watch.await(envelope, where.offset()));
        }
    }

    private Sealed.Watch watch(Topics topics, int ledger) throws Exception {
        Registry registry = network.kafka().registry();
        return new Sealed.Watch(
                network.kafka().client("consumer."),
                registry,
                topics,
                ledger,
                network.kafka().timeout(),
                network.kafka().patience(console.err()));
    }

    private int print(Map<String, Object> answer, Sealed sealed) {
        var out = console.out();
        if (console.json()) {
            if (sealed != null) {
                answer.putAll(sealed.json());
            }
            out.println(Json.line(answer));
        } else {
            out.println("topic " + answer.get("topic") + ", partition " + answer.get("partition") + ", offset "
                    + answer.get("offset") + ": number " + answer.get("sequence") + " of " + answer.get("device")
                    + " about " + answer.get("subject"));
            if (sealed != null) {
                out.println(sealed);
            }
        }
        return sealed == null || sealed.accepted() ? Exit.HOLDS : Exit.DOES_NOT_HOLD;
    }
}
