package io.tallystick.gateway;

import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.identity.ProfileCertificate;
import io.tallystick.ledger.identity.UntrustedCertificateException;
import io.tallystick.ledger.keys.DeviceFile;
import io.tallystick.ledger.keys.KeyEntry;
import io.tallystick.ledger.keys.KeyFileException;
import io.tallystick.ledger.keys.KeyStoreSettings;
import io.tallystick.ledger.keys.KeyStores;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A gateway's key and certificates. Immutable. */
public final class GatewayIdentity {
    private final DeviceId id;
    private final Signer signer;
    private final List<byte[]> chain;

    private GatewayIdentity(DeviceId id, Signer signer, List<byte[]> chain) {
        this.id = id;
        this.signer = signer;
        this.chain = chain;
    }

    /** As {@link #load(Path, Map)}, with the environment of this process. */
    public static GatewayIdentity load(Path keyStore) {
        return load(keyStore, System.getenv());
    }

    /**
     * Reads the file that {@code device enrol --gateway} writes.
     *
     * @param keyStore PKCS#12, the key under the alias {@link DeviceFile#ALIAS}
     * @param environment may hold the password, see {@link io.tallystick.ledger.keys.PasswordSource#besides}
     * @throws KeyFileException if it cannot be used, or the certificate is not a gateway's
     */
    public static GatewayIdentity load(Path keyStore, Map<String, String> environment) {
        KeyEntry entry =
                KeyStores.open(KeyStoreSettings.pkcs12(keyStore, environment)).entry(DeviceFile.ALIAS);
        try {
            return of(entry.signer(), entry.chain());
        } catch (IllegalArgumentException e) {
            throw new KeyFileException("gateway key store " + keyStore + ": " + e.getMessage(), e);
        }
    }

    /**
     * A gateway whose key is elsewhere.
     *
     * @param chain DER, the gateway's own certificate first, the root left out
     * @throws IllegalArgumentException if the first certificate is not a gateway's, or not of this key
     */
    public static GatewayIdentity of(Signer signer, List<byte[]> chain) {
        try {
            ProfileCertificate leaf = ProfileCertificate.parse(chain.get(0));
            if (!leaf.isGateway()) {
                throw new IllegalArgumentException("want a gateway's certificate, got one of the device "
                        + leaf.organisation() + "/" + leaf.commonName() + ": enrol it with --gateway");
            }
            if (!leaf.key().equals(signer.verificationKey())) {
                throw new IllegalArgumentException("want the certificate of the key, got that of another key");
            }
            DeviceId id = new DeviceId(leaf.organisation(), leaf.commonName());
            return new GatewayIdentity(id, signer, List.copyOf(chain));
        } catch (UntrustedCertificateException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The gateway's key id, {@code organisation/name}. */
    public String id() {
        return id.toString();
    }

    /** Its name within its organisation. */
    public String name() {
        return id.name();
    }

    Signer signer() {
        return signer;
    }

    List<byte[]> chain() {
        return chain;
    }

    @Override
    public String toString() {
        return "gateway " + id;
    }
}
