package io.tallystick.connect.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** Whom to trust and who we are in TLS, from files that settings name. Errors name the file, never a password. */
public final class TlsFiles {
    private static final String TYPE = "PKCS12";

    private TlsFiles() {}

    /**
     * Those whose certificates the PKCS12 file (RFC 7292) marks trusted.
     *
     * @param setting the setting that names the file
     * @return null for an empty name, which stands for Java's own trust
     * @throws SettingException if the file cannot be read, has another password, or holds no trusted certificate
     */
    public static TrustManagerFactory trust(String setting, String file, String password) {
        return file.isEmpty() ? null : trust(setting, file, load(setting, file, password));
    }

    /** As the other, of a store that was read already. */
    public static TrustManagerFactory trust(String setting, String file, KeyStore store) {
        try {
            boolean any = false;
            for (String alias : Collections.list(store.aliases())) {
                any |= store.isCertificateEntry(alias);
            }
            if (!any) {
                throw new SettingException(
                        setting,
                        file
                                + " holds no trusted certificate; put the CA in with keytool -importcert, which marks it trusted");
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException e) {
            throw new SettingException(setting, file + ": " + e.getMessage());
        }
    }

    /**
     * Our own key and certificate, from a PKCS12 file whose password is that of the key too.
     *
     * @return null for an empty name, which stands for no certificate of ours
     * @throws SettingException if the file cannot be read, has another password, or holds no key
     */
    public static KeyManagerFactory keys(String setting, String file, String password) {
        if (file.isEmpty()) {
            return null;
        }
        KeyStore store = load(setting, file, password);
        try {
            boolean any = false;
            for (String alias : Collections.list(store.aliases())) {
                any |= store.isKeyEntry(alias);
            }
            if (!any) {
                throw new SettingException(setting, file + " holds no key, want one with its certificate");
            }
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password.toCharArray());
            return factory;
        } catch (GeneralSecurityException e) {
            throw new SettingException(setting, file + ": " + e.getMessage());
        }
    }

    private static KeyStore load(String setting, String file, String password) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(in, password.toCharArray());
            return store;
        } catch (InvalidPathException | IOException | GeneralSecurityException e) {
            throw new SettingException(
                    setting, file + " cannot be read as " + TYPE + " with the password given: " + e.getMessage());
        }
    }
}
