package io.tallystick.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectHttpErrorsTest {
    @TempDir
    Path folder;

    private Path network;

    @BeforeEach
    void found() {
        network = folder.resolve("plant");
        Cli.ok("network", "init", network, "--name", "plant", "--partitions", 1, "--org", "acme");
        Cli.ok("device", "enrol", "acme", "gw-1", "--gateway", "--network", network);
        Cli.ok("device", "enrol", "acme", "pump-1", "--network", network);
    }

    private Cli connect(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("connect", "http", "--network", network));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--gateway")) {
            arguments.addAll(List.of("--gateway", key("gw-1")));
        }
        arguments.addAll(List.of("--bootstrap-server", "127.0.0.1:1", "--timeout", "1s"));
        return Cli.run(arguments.toArray());
    }

    private Path key(String name) {
        return network.resolve("devices/acme/" + name + ".p12");
    }

    @Test
    void gateway_missingOrADevices_isAUsageError() {
        connect("--gateway", key("gw-2")).requireFailure(Exit.USAGE, "gw-2.p12 does not exist");
        connect("--gateway", key("pump-1")).requireFailure(Exit.USAGE, "acme/pump-1: enrol it with --gateway");
    }

    @Test
    void listen_noAddress_isAUsageError() {
        for (String listen : List.of("8090", "127.0.0.1:", "127.0.0.1:x", ":8090", "127.0.0.1:65536")) {
            connect("--listen", listen).requireFailure(Exit.USAGE, "--listen: want HOST:PORT");
        }
    }

    @Test
    void tokens_thatOthersMayRead_orBroken_areAUsageError() throws Exception {
        Path tokens = Files.writeString(folder.resolve("tokens.txt"), "one secret\n");
        Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw-r--r--"));
        connect("--tokens", tokens).requireFailure(Exit.USAGE, "chmod 600 " + tokens);
        Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw-------"));
        connect("--tokens", tokens).requireFailure(Exit.USAGE, "tokens.txt:1: want a name");
    }

    @Test
    void mapping_broken_isAUsageErrorAtItsPlace() throws Exception {
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), "subject: a\ndevise: b\n");
        connect("--mapping", mapping).requireFailure(Exit.USAGE, "mapping.yaml:2:1");
    }

    @Test
    void broker_away_isUnreachable() {
        connect().requireFailure(Exit.UNREACHABLE, "Kafka");
    }
}
