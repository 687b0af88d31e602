package io.tallystick.ledger.keys;

import io.tallystick.ledger.crypto.InvalidKeyException;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.Signers;
import io.tallystick.ledger.crypto.SigningException;
import io.tallystick.ledger.crypto.VerificationKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One key store: keys by alias, each with its certificates. Files are of mode 600 and replaced atomically. Not safe for several
 * threads; the signers it gives are.
 */
public final class KeyStores {
    private final KeyStoreSettings settings;
    private final KeyStore store;

    private KeyStores(KeyStoreSettings settings, KeyStore store) {
        this.settings = settings;
        this.store = store;
    }

    /**
     * Opens a key store that exists.
     *
     * @throws KeyFileException if it is missing, readable by others, damaged, or the password is wrong
     */
    public static KeyStores open(KeyStoreSettings settings) {
        byte[] content = settings.path() == null
                ? null
                : PrivateFiles.read(settings.path(), "key store", KeyLimits.MAX_KEY_STORE_BYTES);
        return load(settings, content);
    }

    /** An empty key store, in memory until {@link #storeNew}. */
    public static KeyStores create(KeyStoreSettings settings) {
        return load(settings, null);
    }

    private static KeyStores load(KeyStoreSettings settings, byte[] content) {
        char[] password = settings.password().read();
        try {
            KeyStore store = instance(settings);
            store.load(content == null ? null : new ByteArrayInputStream(content), password);
            return new KeyStores(settings, store);
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw new KeyFileException(
                        settings.describe() + ": the password of " + settings.password() + " does not open it", e);
            }
            throw new KeyFileException(settings.describe() + " is damaged or not of type " + settings.type(), e);
        } catch (KeyFileException e) {
            throw e;
        } catch (GeneralSecurityException | RuntimeException e) {
            // Damaged PKCS#12 makes the JDK throw unchecked exceptions too.
            throw new KeyFileException(settings.describe() + " cannot be opened as " + settings.type(), e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static KeyStore instance(KeyStoreSettings settings) throws GeneralSecurityException {
        if (settings.provider().isEmpty()) {
            return KeyStore.getInstance(settings.type());
        }
        Provider provider = Security.getProvider(settings.provider());
        if (provider == null) {
            throw new KeyFileException(
                    settings.describe() + ": this Java platform has no provider " + settings.provider());
        }
        Provider configured =
                settings.providerArgument().isEmpty() ? provider : provider.configure(settings.providerArgument());
        if (Security.getProvider(configured.getName()) == null) {
            // Signing with an opaque key looks for the provider that holds it among the installed ones.
            Security.addProvider(configured);
        }
        return KeyStore.getInstance(settings.type(), configured);
    }

    /** Puts a key with its certificates, its own first; an alias that is taken is refused. */
    public void put(String alias, KeyMaterial key, List<byte[]> chain) {
        char[] password = settings.password().read();
        try {
            if (store.containsAlias(alias)) {
                throw new KeyFileException(settings.describe() + ": alias " + alias + " is taken");
            }
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            Certificate[] certificates = new Certificate[chain.size()];
            for (int i = 0; i < certificates.length; i++) {
                certificates[i] = factory.generateCertificate(new ByteArrayInputStream(chain.get(i)));
            }
            store.setKeyEntry(alias, key.privateKey(), password, certificates);
        } catch (GeneralSecurityException e) {
            throw new KeyFileException(
                    settings.describe() + ": key " + alias + " cannot be put: " + reason(e, key.verificationKey()), e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** Writes the file; one that exists is refused. A store that is no file, a hardware module, has kept the keys already. */
    public void storeNew() {
        if (settings.path() == null) {
            return;
        }
        PrivateFiles.create(settings.path(), content());
    }

    /** Writes the file, replacing the one that exists; as {@link #storeNew} for a store that is no file. */
    public void store() {
        if (settings.path() == null) {
            return;
        }
        PrivateFiles.replace(settings.path(), content());
    }

    /** What the provider says, and what it cannot say: that the algorithm is none of its own. */
    private String reason(GeneralSecurityException failure, VerificationKey key) {
        boolean foreign = key.algorithm() == SignatureAlgorithm.ED25519
                && !settings.provider().isEmpty()
                && store.getProvider().getService("Signature", "Ed25519") == null;
        return foreign ? "provider " + store.getProvider().getName() + " has no Ed25519" : failure.getMessage();
    }

    private byte[] content() {
        char[] password = settings.password().read();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, password);
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new KeyFileException(settings.describe() + " cannot be written", e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** The aliases of keys, sorted. */
    public List<String> aliases() {
        try {
            List<String> aliases = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    aliases.add(alias);
                }
            }
            Collections.sort(aliases);
            return aliases;
        } catch (GeneralSecurityException e) {
            throw new KeyFileException(settings.describe() + " cannot be listed", e);
        }
    }

    /**
     * The key of an alias.
     *
     * @throws KeyFileException if there is none, the password does not open it, or it is not the certificate's
     */
    public KeyEntry entry(String alias) {
        char[] password = settings.password().read();
        try {
            Certificate[] certificates = store.getCertificateChain(alias);
            if (certificates == null || !(store.getKey(alias, password) instanceof PrivateKey key)) {
                throw new KeyFileException(settings.describe() + ": no key " + alias + "; there are " + aliases());
            }
            List<byte[]> chain = new ArrayList<>();
            for (Certificate certificate : certificates) {
                chain.add(certificate.getEncoded());
            }
            VerificationKey publicKey =
                    VerificationKey.ofSpki(certificates[0].getPublicKey().getEncoded());
            return new KeyEntry(Signers.of(key, publicKey), chain);
        } catch (UnrecoverableKeyException e) {
            throw new KeyFileException(
                    settings.describe() + ": the password of " + settings.password() + " does not open key " + alias,
                    e);
        } catch (GeneralSecurityException | InvalidKeyException | SigningException e) {
            throw new KeyFileException(
                    settings.describe() + ": key " + alias + " cannot be used: " + e.getMessage(), e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    @Override
    public String toString() {
        return settings.describe();
    }
}
