package io.tallystick.bench.mqtt;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.keys.NetworkDirectory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The key store of a gateway, of a network that is there for it alone: no ledger looks at what it signs. */
final class GatewayFile {
    private static final DeviceId ID = new DeviceId("acme", "gw-1");

    private final Path path;

    GatewayFile(Path directory, String network) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        NetworkDirectory made =
                NetworkDirectory.init(directory, network, 1, List.of("acme"), LedgerClockKind.WALL, random, clock);
        made.enrolGateway(ID, SignatureAlgorithm.ED25519, clock.instant(), Duration.ofDays(1), random)
                .close();
        path = made.deviceFile(ID);
    }

    Path path() {
        return path;
    }
}
