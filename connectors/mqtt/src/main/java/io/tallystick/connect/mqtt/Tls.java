package io.tallystick.connect.mqtt;

import io.tallystick.connect.mqtt.broker.LinkSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** Reads whom to trust and who we are from files. The client always checks the broker's host name. */
final class Tls {
    private static final String TYPE = "PKCS12";

    private Tls() {}

    /**
     * Empty names stand for Java's own trust, and for no certificate of ours.
     *
     * @throws SettingException if a file cannot be read, has another password, or holds nothing of use
     */
    static LinkSettings.Tls of(String trust, String trustPassword, String keys, String keysPassword) {
        return new LinkSettings.Tls(trust(trust, trustPassword), keys(keys, keysPassword));
    }

    private static TrustManagerFactory trust(String file, String password) {
        if (file.isEmpty()) {
            return null;
        }
        try {
            KeyStore store = isPem(file) ? certificates(file) : load(BrokerSettings.TRUSTSTORE, file, password);
            boolean any = false;
            for (String alias : java.util.Collections.list(store.aliases())) {
                any |= store.isCertificateEntry(alias);
            }
            if (!any) {
                throw new SettingException(
                        BrokerSettings.TRUSTSTORE, file + " holds no trusted certificate, want that of a CA");
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException e) {
            throw new SettingException(BrokerSettings.TRUSTSTORE, file + ": " + e.getMessage());
        }
    }

    private static boolean isPem(String file) {
        return file.endsWith(".pem") || file.endsWith(".crt");
    }

    private static KeyStore certificates(String file) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(null, null);
            Collection<? extends Certificate> read =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            for (Certificate certificate : read) {
                store.setCertificateEntry("ca-" + store.size(), certificate);
            }
            return store;
        } catch (InvalidPathException | IOException e) {
            throw new SettingException(BrokerSettings.TRUSTSTORE, file + " cannot be read: " + e.getMessage());
        }
    }

    private static KeyManagerFactory keys(String file, String password) {
        if (file.isEmpty()) {
            return null;
        }
        try {
            KeyStore store = load(BrokerSettings.KEYSTORE, file, password);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password.toCharArray());
            return factory;
        } catch (GeneralSecurityException e) {
            throw new SettingException(BrokerSettings.KEYSTORE, file + ": " + e.getMessage());
        }
    }

    private static KeyStore load(String setting, String file, String password) throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(TYPE);
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            store.load(in, password.toCharArray());
            return store;
        } catch (InvalidPathException | IOException e) {
            throw new SettingException(
                    setting, file + " cannot be read as " + TYPE + " with the password given: " + e.getMessage());
        }
    }
}
