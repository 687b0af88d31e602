package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.keys.DeviceFile;
import io.tallystick.ledger.keys.NetworkDirectory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code device enrol}. */
@Command(
        name = "enrol",
        description = "Make a device's key and have its organisation's CA certify it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick device enrol acme pump-1 --network my-network",
            "  tallystick device enrol acme meter-7 --alg ES256 --validity 730d",
            "  tallystick device enrol acme hall-2 --gateway"
        })
final class DeviceEnrol implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ORG", description = "The device's organisation, one of network.yaml.")
    private String organisation;

    @Parameters(index = "1", paramLabel = "DEVICE", description = "The device's name within it.")
    private String device;

    @Option(names = "--alg", defaultValue = "Ed25519", description = "Ed25519 (the default) or ES256.")
    private SignatureAlgorithm algorithm;

    @Option(
            names = "--validity",
            paramLabel = "DURATION",
            defaultValue = "3650d",
            description = "Of the certificate, from now; default 3650d.")
    private Duration validity;

    @Option(
            names = "--gateway",
            description = "It may also sign for devices of its organisation that cannot sign themselves.")
    private boolean gateway;

    @Mixin
    private NetworkOption network;

    @Mixin
    private Console console;

    @Mixin
    private CommandClock clock;

    @Override
    public Integer call() {
        NetworkDirectory directory = network.directory();
        DeviceId id = new DeviceId(organisation, device);
        Instant now = clock.now();
        // On event time, what the device will send may be years old.
        boolean old = directory.genesis().clock() == LedgerClockKind.EVENT;
        Instant from = old ? Instant.EPOCH.plus(Duration.ofDays(1)) : now;
        Duration length = Duration.between(from, now.plus(validity));
        SecureRandom random = new SecureRandom();
        try (DeviceFile file = gateway
                ? directory.enrolGateway(id, algorithm, from, length, random)
                : directory.enrol(id, algorithm, from, length, random)) {
            Path path = directory.deviceFile(file.id());
            Instant end = now.plus(validity);
            console.print(
                    Json.object("device", id, "algorithm", algorithm, "gateway", gateway, "file", path, "validTo", end),
                    id + " (" + algorithm + (gateway ? ", gateway" : "") + ") in " + path);
        }
        return Exit.HOLDS;
    }
}
