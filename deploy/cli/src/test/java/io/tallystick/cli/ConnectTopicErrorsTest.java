package io.tallystick.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is said before a broker is asked. */
class ConnectTopicErrorsTest {
    @TempDir
    Path folder;

    private Path network;
    private Path gateway;

    @BeforeEach
    void found() {
        network = folder.resolve("plant");
        Cli.ok("network", "init", network, "--name", "plant", "--partitions", 1, "--org", "acme");
        Cli.ok("device", "enrol", "acme", "gw-1", "--gateway", "--network", network);
        Cli.ok("device", "enrol", "acme", "pump-1", "--network", network);
        gateway = network.resolve("devices/acme/gw-1.p12");
    }

    private Cli connect(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("connect", "topic", "--network", network));
        arguments.addAll(List.of("--bootstrap-server", "127.0.0.1:1", "--schema-registry", "http://127.0.0.1:1"));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray());
    }

    @Test
    void connect_gatewayAbsentOrOfADevice_saysWhatToDo() {
        connect("--from", "t", "--format", "json")
                .requireFailure(Exit.USAGE, "want --gateway FILE, the key store of the gateway that signs, got none");
        connect("--from", "t", "--format", "envelope", "--gateway", gateway)
                .requireFailure(Exit.USAGE, "--gateway: want none with --format envelope");
        connect("--from", "t", "--format", "json", "--gateway", network.resolve("devices/acme/pump-1.p12"))
                .requireFailure(Exit.USAGE, "enrol it with --gateway");
    }

    @Test
    void connect_namesAndFormat_mustFitEachOther() throws Exception {
        connect("--from", "t", "--format", "json", "--gateway", gateway)
                .requireFailure(Exit.USAGE, "want a template for subject and one for device");
        connect("--from", "t", "--format", "nmea", "--gateway", gateway)
                .requireFailure(
                        Exit.USAGE, "format: want one of [json, senml+json, senml+cbor, avro, envelope], got nmea");
        connect("--from", "t", "--format", "envelope", "--topic-from", "value")
                .requireFailure(Exit.USAGE, "topic-from: want topic, key or header:NAME, got value");
        connect("--from", "plant.events", "--format", "envelope")
                .requireFailure(Exit.USAGE, "got plant.events, which is the network's own");
        connect("--from", "t", "--format", "envelope", "--threads", 65)
                .requireFailure(Exit.USAGE, "threads: want 1 to 64, got 65");
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), "subject: a\nwho: b\n");
        connect("--from", "t", "--format", "json", "--gateway", gateway, "--mapping", mapping)
                .requireFailure(Exit.USAGE, "mapping.yaml:2:1");
    }

    @Test
    void connect_brokerAway_isUnreachable() {
        connect("--from", "t", "--format", "envelope", "--timeout", "1s")
                .requireFailure(Exit.UNREACHABLE, "looking for topics: ");
    }
}
