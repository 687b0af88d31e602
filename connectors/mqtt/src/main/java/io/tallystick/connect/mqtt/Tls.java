package io.tallystick.connect.mqtt;

import io.tallystick.connect.mqtt.broker.LinkSettings;
import io.tallystick.connect.plugin.SettingException;
import io.tallystick.connect.plugin.TlsFiles;
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
import javax.net.ssl.TrustManagerFactory;

/** Reads whom to trust and who we are from files. The client always checks the broker's host name. */
final class Tls {
    private Tls() {}

    /**
     * Empty names stand for Java's own trust, and for no certificate of ours.
     *
     * @throws SettingException if a file cannot be read, has another password, or holds nothing of use
     */
    static LinkSettings.Tls of(String trust, String trustPassword, String keys, String keysPassword) {
        return new LinkSettings.Tls(
                trust(trust, trustPassword), TlsFiles.keys(BrokerSettings.KEYSTORE, keys, keysPassword));
    }

    private static TrustManagerFactory trust(String file, String password) {
        return isPem(file)
                ? TlsFiles.trust(BrokerSettings.TRUSTSTORE, file, certificates(file))
                : TlsFiles.trust(BrokerSettings.TRUSTSTORE, file, password);
    }

    private static boolean isPem(String file) {
        return file.endsWith(".pem") || file.endsWith(".crt");
    }

    private static KeyStore certificates(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            Collection<? extends Certificate> read =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (read.isEmpty()) {
                throw new SettingException(
                        BrokerSettings.TRUSTSTORE, file + " holds no trusted certificate, want that of a CA");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate certificate : read) {
                store.setCertificateEntry("ca-" + store.size(), certificate);
            }
            return store;
        } catch (InvalidPathException | IOException e) {
            throw new SettingException(BrokerSettings.TRUSTSTORE, file + " cannot be read: " + e.getMessage());
        } catch (GeneralSecurityException e) {
            throw new SettingException(BrokerSettings.TRUSTSTORE, file + ": " + e.getMessage());
        }
    }
}
