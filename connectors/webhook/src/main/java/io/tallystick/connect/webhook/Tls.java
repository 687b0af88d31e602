package io.tallystick.connect.webhook;

import io.tallystick.connect.plugin.SettingException;
import io.tallystick.connect.plugin.TlsFiles;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whom to trust and who we are in TLS, from PKCS12 files (RFC 7292). The client always checks the target's host name. */
record Tls(SSLContext context) {
    /**
     * Reads the files; an empty name stands for Java's own trust, and for no certificate of ours.
     *
     * @throws SettingException if a file cannot be read, has another password, or holds nothing of use
     */
    static Tls of(String truststore, String truststorePassword, String keystore, String keystorePassword) {
        KeyManagerFactory keys = TlsFiles.keys(Settings.KEYSTORE, keystore, keystorePassword);
        TrustManagerFactory trust = TlsFiles.trust(Settings.TRUSTSTORE, truststore, truststorePassword);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    keys == null ? null : keys.getKeyManagers(), trust == null ? null : trust.getTrustManagers(), null);
            return new Tls(context);
        } catch (GeneralSecurityException e) {
            throw new SettingException(Settings.KEYSTORE, "TLS cannot be set up: " + e.getMessage());
        }
    }
}
