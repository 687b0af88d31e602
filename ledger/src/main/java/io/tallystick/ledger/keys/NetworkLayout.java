package io.tallystick.ledger.keys;

import io.tallystick.ledger.identity.DeviceId;
import java.nio.file.Path;

/**
 * Where the files of a network are. Each folder of key stores has its own password file, so that a device's file and password
 * can be handed over without those of the ledgers or the CA.
 *
 * <pre>
 * network.yaml                              the genesis, for everyone
 * keys/ledgers.p12, password                the ledgers' signing keys, aliases ledger-0, ledger-1, ...
 * organisations/ORG/ca.p12, password        the organisation's root key
 * organisations/ORG/ca.pem                  its certificate, for everyone
 * organisations/ORG/revocations.seq         the sequence numbers of its own words, by device and contract
 * devices/ORG/DEVICE.p12, password          a device's key
 * devices/ORG/DEVICE.pem                    its certificate, for everyone
 * devices/ORG/DEVICE.seq, DEVICE.seq.lock   its sequence numbers
 * devices/ORG/DEVICE.revoked                there if it was revoked: when
 * </pre>
 */
record NetworkLayout(Path root) {
    Path genesis() {
        return root.resolve("network.yaml");
    }

    Path keys() {
        return root.resolve("keys");
    }

    Path ledgers() {
        return keys().resolve("ledgers.p12");
    }

    Path organisations() {
        return root.resolve("organisations");
    }

    Path authority(String organisation) {
        return organisations().resolve(organisation).resolve("ca.p12");
    }

    Path authorityCertificate(String organisation) {
        return organisations().resolve(organisation).resolve("ca.pem");
    }

    Path revocations(String organisation) {
        return organisations().resolve(organisation).resolve("revocations.seq");
    }

    Path devices() {
        return root.resolve("devices");
    }

    Path devices(String organisation) {
        return devices().resolve(organisation);
    }

    Path device(DeviceId device) {
        return devices(device.organisation()).resolve(device.name() + DeviceFile.SUFFIX);
    }

    Path deviceCertificate(DeviceId device) {
        return devices(device.organisation()).resolve(device.name() + ".pem");
    }

    Path revoked(DeviceId device) {
        return devices(device.organisation()).resolve(device.name() + ".revoked");
    }
}
