package io.tallystick.connect.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Whom to trust and who we are in TLS, from PKCS12 files (RFC 7292). The client always checks the target's host name. */
record Tls(SSLContext context) {
    private static final String TYPE = "PKCS12";

    /**
     * Reads the files; an empty name stands for Java's own trust, and for no certificate of ours.
     *
     * @throws TlsException if a file cannot be read, has another password, or holds nothing of use
     */
    static Tls of(String truststore, String truststorePassword, String keystore, String keystorePassword) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(keystore, keystorePassword), trust(truststore, truststorePassword), null);
            return new Tls(context);
        } catch (GeneralSecurityException e) {
            throw new TlsException(Settings.KEYSTORE, "TLS cannot be set up: " + e.getMessage());
        }
    }

    private static TrustManager[] trust(String file, String password) throws GeneralSecurityException {
        if (file.isEmpty()) {
            return null;
        }
        KeyStore store = load(Settings.TRUSTSTORE, file, password);
        boolean any = false;
        for (String alias : Collections.list(store.aliases())) {
            any |= store.isCertificateEntry(alias);
        }
        if (!any) {
            throw new TlsException(
                    Settings.TRUSTSTORE,
                    file
                            + " holds no trusted certificate; put the CA in with keytool -importcert, which marks it trusted");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager[] keys(String file, String password) throws GeneralSecurityException {
        if (file.isEmpty()) {
            return null;
        }
        KeyStore store = load(Settings.KEYSTORE, file, password);
        boolean any = false;
        for (String alias : Collections.list(store.aliases())) {
            any |= store.isKeyEntry(alias);
        }
        if (!any) {
            throw new TlsException(Settings.KEYSTORE, file + " holds no key, want one with its certificate");
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password.toCharArray());
        return factory.getKeyManagers();
    }

    private static KeyStore load(String setting, String file, String password) throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(TYPE);
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            store.load(in, password.toCharArray());
        } catch (InvalidPathException | IOException e) {
            throw new TlsException(
                    setting, file + " cannot be read as " + TYPE + " with the password given: " + e.getMessage());
        }
        return store;
    }
}
