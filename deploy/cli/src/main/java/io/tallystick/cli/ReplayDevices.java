package io.tallystick.cli;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.keys.DeviceFile;
import io.tallystick.ledger.keys.NetworkDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The simulated devices of a replay: each is enrolled when first seen, and held until the end. */
final class ReplayDevices implements AutoCloseable {
    /** Sequence numbers written to disk at a time: a crash leaves a gap of up to as many. */
    private static final int RESERVED_RUN = 10_000;

    private static final Duration VALIDITY = Duration.ofDays(3650);

    private final NetworkDirectory network;
    private final String organisation;
    private final Instant now;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Device> devices = new HashMap<>();
    private int enrolled;

    /** A device and the subjects it was introduced for in this replay. */
    static final class Device {
        private final DeviceFile file;
        private final Set<String> introduced = new HashSet<>();

        private Device(DeviceFile file) {
            this.file = file;
        }

        DeviceFile file() {
            return file;
        }

        /** True once for each subject: then its certificates go along. */
        boolean introduce(String subject) {
            return introduced.add(subject);
        }
    }

    ReplayDevices(NetworkDirectory network, String organisation, Instant now) {
        this.network = network;
        this.organisation = organisation;
        this.now = now;
    }

    Device get(String name) {
        Device device = devices.get(name);
        if (device == null) {
            device = new Device(open(new DeviceId(organisation, name)));
            devices.put(name, device);
        }
        return device;
    }

    private DeviceFile open(DeviceId id) {
        Path file = network.deviceFile(id);
        if (!Files.exists(file)) {
            // On event time, the recorded events are older than the certificate would be.
            boolean old = network.genesis().clock() == LedgerClockKind.EVENT;
            Instant from = old ? Instant.EPOCH.plus(Duration.ofDays(1)) : now;
            network.enrol(id, SignatureAlgorithm.ED25519, from, Duration.between(from, now.plus(VALIDITY)), random)
                    .close();
            enrolled++;
        }
        return DeviceFile.open(file, System.getenv(), RESERVED_RUN);
    }

    /** Devices seen. */
    int count() {
        return devices.size();
    }

    /** Devices that were new. */
    int enrolled() {
        return enrolled;
    }

    @Override
    public void close() {
        devices.values().forEach(device -> device.file.close());
    }
}
