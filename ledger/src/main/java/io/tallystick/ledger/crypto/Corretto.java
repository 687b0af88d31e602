package io.tallystick.ledger.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/**
 * The native provider (AWS-LC by way of the Amazon Corretto Crypto Provider), where its library loads on this platform.
 * It is used by reference and never registered: no other library of the process changes its provider because of us.
 */
final class Corretto {
    private static final String CLASS = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final String ED_KEY_FACTORY = "com.amazon.corretto.crypto.provider.registerEdKeyFactory";

    private final Provider provider;
    private final KeyFactory edKeys;
    private final KeyFactory ecKeys;
    private final ThreadLocal<Signature> ed25519 = ThreadLocal.withInitial(() -> create("Ed25519"));
    private final ThreadLocal<Signature> es256 = ThreadLocal.withInitial(() -> create("SHA256withECDSAinP1363Format"));

    private Corretto(Provider provider) throws GeneralSecurityException {
        this.provider = provider;
        this.edKeys = KeyFactory.getInstance("Ed25519", provider);
        this.ecKeys = KeyFactory.getInstance("EC", provider);
        Signature.getInstance("Ed25519", provider);
        Signature.getInstance("SHA256withECDSAinP1363Format", provider);
    }

    /** The provider, or none: not on the class path, no native library for this platform, self-test failed. */
    static Optional<Corretto> available() {
        return Holder.LOADED;
    }

    /** Loaded at first use, once per process, as the native library is. */
    private static final class Holder {
        private static final Optional<Corretto> LOADED = load();
    }

    private static Optional<Corretto> load() {
        if (System.getProperty(ED_KEY_FACTORY) == null) {
            // Read once, when the provider's class is initialised; without it there are no Ed25519 key objects.
            System.setProperty(ED_KEY_FACTORY, "true");
        }
        try {
            Class<?> type = Class.forName(CLASS);
            Provider provider = (Provider) type.getField("INSTANCE").get(null);
            if (type.getMethod("getLoadingError").invoke(provider) != null) {
                return Optional.empty();
            }
            type.getMethod("assertHealthy").invoke(provider);
            return Optional.of(new Corretto(provider));
        } catch (ReflectiveOperationException | GeneralSecurityException | LinkageError e) {
            return Optional.empty();
        }
    }

    String name() {
        return provider.getName() + " " + provider.getVersionStr();
    }

    /** This thread's Signature object of an algorithm; the caller initialises it. */
    Signature signature(SignatureAlgorithm algorithm) {
        return (algorithm == SignatureAlgorithm.ED25519 ? ed25519 : es256).get();
    }

    PublicKey publicKey(VerificationKey key) throws GeneralSecurityException {
        KeyFactory factory = key.algorithm() == SignatureAlgorithm.ED25519 ? edKeys : ecKeys;
        synchronized (factory) {
            return factory.generatePublic(new X509EncodedKeySpec(key.spki()));
        }
    }

    PrivateKey ed25519PrivateKey(byte[] pkcs8) throws GeneralSecurityException {
        synchronized (edKeys) {
            return edKeys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        }
    }

    private Signature create(String jcaName) {
        try {
            return Signature.getInstance(jcaName, provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(name() + " had " + jcaName + " when it was loaded", e);
        }
    }
}
