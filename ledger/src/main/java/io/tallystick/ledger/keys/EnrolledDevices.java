package io.tallystick.ledger.keys;

import io.tallystick.ledger.genesis.Organisation;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.identity.Pem;
import io.tallystick.ledger.identity.ProfileCertificate;
import io.tallystick.ledger.identity.UntrustedCertificateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lists the devices of a network's folder. */
record EnrolledDevices(NetworkLayout layout, Map<String, String> environment) {
    /** Those of some organisations, sorted by name. */
    List<EnrolledDevice> of(List<Organisation> organisations) {
        List<EnrolledDevice> devices = new ArrayList<>();
        organisations.forEach(o -> devices.addAll(devices(o.name())));
        devices.sort(Comparator.comparing(EnrolledDevice::id));
        return devices;
    }

    private List<EnrolledDevice> devices(String organisation) {
        Path folder = layout.devices(organisation);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(DeviceFile.SUFFIX) && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - DeviceFile.SUFFIX.length()))
                    .map(name -> enrolled(new DeviceId(organisation, name)))
                    .toList();
        } catch (IOException e) {
            throw new KeyFileException(folder + " cannot be listed: " + PrivateFiles.reason(e), e);
        }
    }

    private EnrolledDevice enrolled(DeviceId device) {
        try {
            ProfileCertificate leaf = certificate(device);
            return new EnrolledDevice(
                    device,
                    leaf.key().algorithm(),
                    leaf.notBefore(),
                    leaf.notAfter(),
                    leaf.serial(),
                    leaf.isGateway(),
                    Files.exists(layout.revoked(device)),
                    layout.device(device));
        } catch (UntrustedCertificateException | IllegalArgumentException e) {
            throw new KeyFileException("device " + device + ": " + e.getMessage(), e);
        }
    }

    /** From the file beside the key store; if a crash left none, from the key store itself. */
    private ProfileCertificate certificate(DeviceId device) throws UntrustedCertificateException {
        Path pem = layout.deviceCertificate(device);
        if (Files.exists(pem)) {
            return ProfileCertificate.parse(Pem.read(NetworkDirectory.readPublic(pem, KeyLimits.MAX_PEM_BYTES)));
        }
        KeyStores store = KeyStores.open(KeyStoreSettings.pkcs12(layout.device(device), environment));
        return ProfileCertificate.parse(store.entry(DeviceFile.ALIAS).chain().get(0));
    }
}
